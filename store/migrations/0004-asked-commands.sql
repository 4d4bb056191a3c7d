-- What was asked under a command id, so that one id cannot stand for two things: the facts alone do not say what the
-- request was, and the engine forgets an id when a run ends. `scope` is a cycle, or `open/<code>` for openings, whose
-- cycle gets its number only then.

create table asked_commands (
  scope text not null,
  command_id text not null,
  code char(6) not null,
  cycle_id text not null,
  digest char(64) not null,
  asked_at timestamptz(3) not null,
  primary key (scope, command_id)
);
