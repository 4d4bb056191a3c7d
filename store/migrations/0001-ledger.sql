-- Facts, and what is derived from them. `json` (not jsonb) keeps text as written: key order and numbers come back as
-- they went in, so a state read here folds on exactly as the one it was copied from.

create table facts (
  cycle_id text not null,
  seq integer not null check (seq > 0),
  code char(6) not null,
  -- Place in the feed of its jurisdiction: without gaps, in commit order.
  position bigint not null,
  v smallint not null,
  at timestamptz(3) not null,
  on_day date not null,
  actor json not null,
  command_id text not null,
  n integer not null,
  kind text not null,
  data json not null,
  prev_hash char(64) not null,
  hash char(64) not null,
  primary key (cycle_id, seq),
  constraint facts_feed unique (code, position),
  constraint facts_command unique (cycle_id, command_id, n)
);

create function facts_are_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'facts are never changed or deleted: a correction is a new fact' using errcode = 'restrict_violation';
end $$;
create trigger facts_append_only before update or delete on facts
  for each row execute function facts_are_for_ever();
create trigger facts_not_truncated before truncate on facts
  for each statement execute function facts_are_for_ever();

-- One row a jurisdiction; whoever appends holds it until commit, which makes the feed gapless.
create table feed_heads (
  code char(6) primary key,
  last bigint not null
);

create table cycles (
  cycle_id text primary key,
  code char(6) not null,
  seq integer not null,
  hash char(64) not null,
  stage text not null,
  title text not null,
  contractor text,
  contractor_id text,
  -- The officer in charge, where one is named.
  officer text,
  policy text not null,
  calendar text not null,
  opened_on date,
  closed_on date,
  next_due date,
  next_wake timestamptz(3),
  last_at timestamptz(3),
  state json
);
create index cycles_by_code on cycles (code, cycle_id);
create index cycles_by_stage on cycles (code, stage, cycle_id);
create index cycles_by_wake on cycles (next_wake) where next_wake is not null;

create table obligations (
  cycle_id text not null,
  id text not null,
  code char(6) not null,
  rule text not null,
  subject text not null,
  n integer not null,
  owner text not null,
  -- The owner, or owner/id where the owner alone would name too many: `officer/…`, `contractor/…`.
  in_charge text not null,
  -- waiting, open, suspended or a verdict; whether an open one is breached depends on today and is asked by each view.
  status text not null,
  note text,
  due date,
  earliest date,
  latest date,
  -- The last day on which doing it is not late: after it, an open one is breached.
  last_good date,
  certainty text not null,
  authority text not null,
  severity text not null,
  trigger_kind text not null,
  trigger_on date not null,
  trigger_seq integer not null,
  obligation json not null,
  primary key (cycle_id, id)
);
-- By day, in a total order, so that a page can follow another: what is live, what has one status, what is one owner's.
create index obligations_live on obligations (code, (coalesce(due, 'infinity'::date)), cycle_id, id)
  where status in ('waiting', 'open', 'suspended');
create index obligations_by_day on obligations (code, (coalesce(due, 'infinity'::date)), cycle_id, id);
create index obligations_by_status on obligations
  (code, status, (coalesce(due, 'infinity'::date)), cycle_id, id);
create index obligations_by_owner on obligations
  (code, owner, (coalesce(due, 'infinity'::date)), cycle_id, id)
  where status in ('waiting', 'open', 'suspended');
create index obligations_in_charge on obligations
  (code, in_charge, (coalesce(due, 'infinity'::date)), cycle_id, id)
  where status in ('waiting', 'open', 'suspended');

create table tasks (
  cycle_id text not null,
  task text not null,
  code char(6) not null,
  approval text not null,
  entry integer not null,
  step text not null,
  title text not null,
  subject_kind text not null,
  subject_ref text not null,
  content_hash text not null,
  version integer not null,
  money boolean not null,
  origin text not null,
  owner text not null,
  holder text not null,
  opened_on date,
  due date,
  earliest date,
  latest date,
  certainty text,
  primary key (cycle_id, task)
);
create index tasks_by_holder on tasks (code, holder, due);
create index tasks_by_owner on tasks (code, owner, due);

create table expected_notices (
  cycle_id text not null,
  key text not null,
  code char(6) not null,
  about text not null,
  occurrence text not null,
  revision text not null,
  audience json not null,
  send_at timestamptz(3) not null,
  slot date not null,
  primary key (cycle_id, key)
);
create index expected_notices_by_time on expected_notices (send_at);
