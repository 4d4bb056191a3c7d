-- Links of letters. Only the digest of a token is here: whoever reads this table cannot act by it.

create table links (
  hash char(64) primary key,
  code char(6) not null,
  person text not null,
  purpose text not null,
  -- Both empty for a link to all duties of a party.
  cycle_id text,
  about text,
  -- Version of the thing when the link was made: a task that was passed on since is another.
  revision text not null,
  letter_id char(32) not null references letters (id),
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_why text
);
create index links_by_letter on links (letter_id);
create index links_by_thing on links (cycle_id, about, person) where revoked_at is null;

-- What was done by a link, each act once. Claimed first, concluded when the record has it.
create table link_uses (
  link_hash char(64) not null references links (hash),
  act text not null,
  code char(6) not null,
  claimed_at timestamptz(3) not null,
  concluded_at timestamptz(3),
  -- The receipt that was given for it.
  receipt json,
  primary key (link_hash, act)
);
