-- What does not go on by itself: observed, not derived. A row lives for as long as it is seen, and keeps the moment it
-- was first true. Of a county as a whole `cycle_id` is empty; of the installation the code is the nation's, too.
create table stuck (
  code char(6) not null,
  cycle_id text not null,
  reason text not null,
  about text not null,
  since timestamptz(3) not null,
  -- A day, not what is left until then: it sorts without being written again each morning.
  breaks_on date,
  stuck json not null,
  primary key (code, cycle_id, reason, about)
);
create index stuck_by_break on stuck (code, (coalesce(breaks_on, 'infinity'::date)), since, cycle_id, reason, about);
create index outbox_returned on outbox (cycle_id) where state in ('failed', 'bounced');
