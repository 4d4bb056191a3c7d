-- Long work (任务) that goes on by itself: who asked for what, and what became of each part of it. A server holds the
-- lease while it works; another takes over once that is past.

create table jobs (
  id text primary key,
  code char(6) not null,
  person text not null,
  via text not null,
  kind text not null check (kind in ('import', 'repair', 'rebuild')),
  asked json not null,
  -- What came with it, in base64, until it is done.
  file text,
  reason text,
  asked_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  ended_at timestamptz(3),
  -- Counted once it is known; parts are numbered from 1.
  parts integer,
  holder text,
  lease_until timestamptz(3)
);
create index jobs_of_person on jobs (code, person, asked_at);
create index jobs_waiting on jobs (asked_at) where ended_at is null;

create table job_parts (
  job text not null references jobs (id) on delete cascade,
  n integer not null check (n > 0),
  code char(6) not null,
  cycle_id text,
  title text not null,
  asked json,
  -- Null until it is done: `done` or `refused`, and with what.
  outcome text check (outcome in ('done', 'refused', 'failed')),
  result json,
  primary key (job, n)
);
