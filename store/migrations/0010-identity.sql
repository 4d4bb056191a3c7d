-- Who may come in. Of every secret only a digest is here: whoever reads these tables cannot come in by them.

create table accounts (
  -- Folded to one form; people sign in without naming their county, so it is unique over all of them.
  account text primary key,
  code char(6) not null,
  person text not null,
  -- argon2id in PHC form.
  password text not null,
  must_change boolean not null,
  -- Made by a first start for looking around; gone with the first change of its password.
  demo boolean not null default false,
  made_at timestamptz(3) not null,
  made_by text not null,
  changed_at timestamptz(3) not null,
  disabled_at timestamptz(3),
  unique (code, person)
);

create table sessions (
  hash char(64) primary key,
  code char(6) not null,
  person text not null,
  account text references accounts (account),
  way text not null,
  made_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_why text
);
create index sessions_of_person on sessions (code, person) where ended_at is null;

create table api_tokens (
  id text primary key,
  hash char(64) not null unique,
  code char(6) not null,
  person text not null,
  name text not null,
  scope text not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  seen_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by text
);
create index api_tokens_of_person on api_tokens (code, person, made_at desc);

-- Tries to sign in, by digest of the account that was named, there or not, and of the address they came from. The code
-- is that of the nation: who tries has no county yet.
create table sign_in_tries (
  kind text not null,
  key char(64) not null,
  code char(6) not null default '000000',
  failures integer not null,
  since timestamptz(3) not null,
  locked_until timestamptz(3),
  primary key (kind, key)
);

-- Reads of personal data: who read what of which county. Written with the answer, never changed.
create table access_log (
  id bigint generated always as identity primary key,
  code char(6) not null,
  at timestamptz(3) not null,
  person_code char(6) not null,
  person text not null,
  way text not null,
  what text not null,
  subject text not null
);
create index access_log_newest on access_log (code, id desc);
create index access_log_of_person on access_log (code, person_code, person, id desc);
create function access_log_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is only added to' using errcode = 'restrict_violation';
end $$;
create trigger access_log_final before update or delete on access_log
  for each row execute function access_log_is_final();
