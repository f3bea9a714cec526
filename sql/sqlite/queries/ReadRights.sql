-- What the account may do. A file knows no roles: whoever can write it may do everything.
SELECT '' AS Account, 0 AS IsOwner, 1 AS IsWorker;
