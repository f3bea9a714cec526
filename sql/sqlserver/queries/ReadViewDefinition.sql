-- The definition of a view as the database holds it; NULL where the account may not see it.
SELECT @Name AS Name, OBJECT_DEFINITION(OBJECT_ID(@Name)) AS Definition;
