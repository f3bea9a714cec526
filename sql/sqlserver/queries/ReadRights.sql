-- What the account may do: whether more than the unattended program needs, and whether enough. NULL (unknown role): no.
SELECT SUSER_SNAME() AS Account,
  CAST(CASE WHEN IS_MEMBER('db_owner') = 1 OR IS_ROLEMEMBER('ki_owner') = 1 OR IS_SRVROLEMEMBER('sysadmin') = 1 THEN 1 ELSE 0 END AS bigint) AS IsOwner,
  CAST(CASE WHEN IS_ROLEMEMBER('ki_worker') = 1 THEN 1 ELSE 0 END AS bigint) AS IsWorker;
