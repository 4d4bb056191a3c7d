-- What the lists of the console read. Derived from facts like the tables of 0001, and rebuilt with them: an
-- installation that is older than this file has its rows after `caigou rebuild`.

alter table tasks add column urged integer not null default 0;
-- The fact since which this holder has it to do by this day: what he read before is unread again.
alter table tasks add column since_seq integer;

create table approvals (
  cycle_id text not null,
  approval text not null,
  code char(6) not null,
  subject_kind text not null,
  subject_ref text not null,
  status text not null,
  -- Where it stands; null once it is closed.
  step text,
  step_title text,
  money boolean not null,
  batch boolean not null,
  initiator text not null,
  initiator_post text not null,
  closed_on date,
  primary key (cycle_id, approval)
);

-- Who had part in an approval, and how: one row a fact and person.
create table involvements (
  cycle_id text not null,
  seq integer not null,
  person text not null,
  role text not null check (role in ('started', 'decided', 'copied')),
  code char(6) not null,
  approval text not null,
  verb text not null,
  -- Who did it, where it was another: a proxy, or who sent the copy.
  by text,
  opinion text,
  task text,
  step text,
  step_title text,
  at timestamptz(3) not null,
  on_day date not null,
  primary key (cycle_id, seq, person, role)
);
create index involvements_of_person on involvements (code, person, role, at, cycle_id, seq);

-- The deadline board reads and counts its lanes from the index alone.
drop index obligations_live;
create index obligations_live on obligations (code, (coalesce(due, 'infinity'::date)), cycle_id, id)
  include (due, last_good, certainty, status, owner, in_charge, rule)
  where status in ('waiting', 'open', 'suspended');

-- The secret address of a person's calendar. Only its digest is kept; it ends when it is revoked or replaced, and
-- shows nothing while the person is out of service.
create table calendar_feeds (
  hash char(64) primary key,
  code char(6) not null,
  person text not null,
  made_at timestamptz(3) not null,
  used_on date,
  revoked_at timestamptz(3)
);
create unique index calendar_feeds_one on calendar_feeds (code, person) where revoked_at is null;

create index cycles_by_contractor on cycles (code, contractor_id) where contractor_id is not null;

-- Lines of the ledgers, derived from the state: what is sorted, filtered and added up has a column, the rest is data.
create table ledger_rows (
  cycle_id text not null,
  ledger text not null,
  key text not null,
  code char(6) not null,
  year smallint,
  -- The day the line is known by: of approval, issue, signature, payment, confirmation, closing.
  day date,
  party text,
  party_id text,
  -- What is planned, offered, agreed or allocated; and what of it is budgeted, awarded or paid.
  fen bigint,
  done_fen bigint,
  status text not null,
  data json not null,
  primary key (cycle_id, ledger, key)
);
create index ledger_rows_by_day on ledger_rows
  (code, ledger, (coalesce(day, 'infinity'::date)), cycle_id, key) include (fen, done_fen, status, year);

-- What people set down for themselves: views of lists, and commands that are not ready to be given.
create table saved_views (
  code char(6) not null,
  person text not null,
  list text not null,
  name text not null,
  query json not null,
  at timestamptz(3) not null,
  primary key (code, person, list, name)
);
create table drafts (
  code char(6) not null,
  person text not null,
  -- The cycle, or `new` for an opening.
  about text not null,
  kind text not null,
  data json not null,
  at timestamptz(3) not null,
  primary key (code, person, about, kind)
);

create index facts_by_actor on facts (code, (actor ->> 'id'), position) where actor ->> 'id' is not null;
