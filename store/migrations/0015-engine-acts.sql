-- What administrators do to the engine that is of no cycle, and so on no record: who, when, what and why.
create table engine_acts (
  id bigint generated always as identity primary key,
  code char(6) not null,
  at timestamptz(3) not null,
  by text not null,
  what text not null,
  reason text not null
);
create index engine_acts_by_code on engine_acts (code, at);
