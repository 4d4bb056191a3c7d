-- What is to be sent. A row is one notice to one recipient over one channel, once.

create table letters (
  id char(32) primary key,
  code char(6) not null,
  recipient text not null,
  channel text not null,
  address text not null,
  slot date not null,
  message_id text not null unique,
  made_at timestamptz(3) not null,
  -- A letter whose fate is unknown is sent once more, with the same Message-ID, and then never again by itself.
  repeated boolean not null default false
);

create table outbox (
  id bigint generated always as identity primary key,
  cycle_id text not null,
  code char(6) not null,
  about text not null,
  occurrence text not null,
  revision text not null,
  recipient text not null,
  channel text not null,
  address text not null,
  slot date not null,
  not_before timestamptz(3) not null,
  payload json not null,
  state text not null default 'queued' check
    (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'bounced', 'cancelled')),
  letter_id char(32) references letters (id),
  attempts integer not null default 0,
  claimed_at timestamptz(3),
  settled_at timestamptz(3),
  -- Stays true whatever follows: only such a notice may ever have been delivered twice.
  was_unknown boolean not null default false,
  last_error text,
  constraint outbox_once unique (cycle_id, about, occurrence, revision, recipient, channel)
);
create index outbox_due on outbox (not_before, id) where state in ('queued', 'unknown');
create index outbox_by_recipient on outbox (recipient, not_before) where state in ('queued', 'unknown');
create index outbox_sending on outbox (claimed_at) where state = 'sending';
create index outbox_by_letter on outbox (letter_id);
create index outbox_by_code on outbox (code, not_before, id);

-- One row an attempt, and one for a bounce that came later.
create table deliveries (
  id bigint generated always as identity primary key,
  code char(6) not null,
  letter_id char(32) not null references letters (id),
  at timestamptz(3) not null,
  outcome text not null check (outcome in ('sent', 'refused', 'retry', 'unknown', 'bounced')),
  detail text
);
create index deliveries_by_letter on deliveries (letter_id, id);
