-- Of every letter that is to leave it is asked whether its address takes none; the few that do not are found at once.
create index contacts_bad on contacts (code, channel, address) where bad_since is not null;
