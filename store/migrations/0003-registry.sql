-- What is entered, not derived: people and posts, published policies and calendars, addresses, files, numbers.

create table directories (
  code char(6) not null,
  rev integer not null,
  snapshot json not null,
  at timestamptz(3) not null,
  by text not null,
  what text not null,
  primary key (code, rev)
);

-- `ref` is id@version#hash. What is published is never edited: a new version is a new row.
create table policies (
  ref text primary key,
  code char(6) not null,
  version text not null,
  hash char(64) not null,
  effective_from date not null,
  compiled json not null,
  published text not null,
  published_at timestamptz(3) not null
);
create index policies_in_force on policies (code, effective_from desc, published_at desc);

create table calendars (
  ref text primary key,
  code char(6) not null,
  version text not null,
  hash text not null,
  compiled json not null,
  published_at timestamptz(3) not null
);
create index calendars_newest on calendars (code, version desc, published_at desc);

create function published_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is never changed: publish a new one' using errcode = 'restrict_violation';
end $$;
create trigger policies_final before update or delete on policies for each row execute function published_is_final();
create trigger calendars_final before update or delete on calendars for each row execute function published_is_final();
create trigger directories_final before update or delete on directories
  for each row execute function published_is_final();

create table contacts (
  code char(6) not null,
  party text not null,
  channel text not null,
  address text not null,
  -- Set when the address refused mail for good; cleared by entering a new one.
  bad_since timestamptz(3),
  bad_why text,
  changed_at timestamptz(3) not null,
  changed_by text not null,
  primary key (code, party, channel)
);
create table contact_changes (
  id bigint generated always as identity primary key,
  code char(6) not null,
  party text not null,
  channel text not null,
  before text,
  after text not null,
  at timestamptz(3) not null,
  by text not null
);

create table attachments (
  code char(6) not null,
  sha256 char(64) not null,
  name text not null,
  bytes bigint not null,
  media_type text not null,
  stored_at timestamptz(3) not null,
  stored_by text not null,
  primary key (code, sha256, name)
);

create table cycle_numbers (
  code char(6) not null,
  year smallint not null,
  last integer not null,
  primary key (code, year)
);

create table read_marks (
  code char(6) not null,
  person text not null,
  thing text not null,
  at timestamptz(3) not null,
  primary key (code, person, thing)
);
