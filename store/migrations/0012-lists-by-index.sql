-- What the lists of the console ask of another table is answered by an index alone, and of one county: a line of
-- `cycles` carries a whole state, one of `obligations` a whole proof.

drop index cycles_by_code;
create index cycles_by_code on cycles (code, cycle_id) include (stage, title, contractor_id);
create index approvals_by_code on approvals (code, cycle_id, approval) include (status, subject_kind);
drop index involvements_of_person;
create index involvements_of_person on involvements (code, person, role, at, cycle_id, seq)
  include (approval, verb, on_day);

-- An index alone answers only for pages the database knows to be seen by everybody: it looks after these tables before
-- a fifth of their lines has changed.
alter table cycles set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table obligations set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table approvals set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table involvements set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table ledger_rows set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
