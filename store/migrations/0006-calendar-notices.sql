-- Imported holiday notices: what was published, by whom, and the calendar version it made in each region.
-- The files of CAIGOU_HOME are copies for offline commands; this is the record.
create table calendar_notices (
  id text primary key,
  code char(6) not null,
  year smallint not null,
  hash char(64) not null,
  notice json not null,
  published text not null,
  versions json not null,
  published_at timestamptz(3) not null,
  published_by text not null
);
create trigger calendar_notices_final before update or delete on calendar_notices
  for each row execute function published_is_final();
