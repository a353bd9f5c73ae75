-- How a tenant's pages look; everybody who opens them sees it, so nothing of it is sealed. logo is made safe before it is stored.
create table branding (
  id        uuid primary key,
  tenant_id uuid not null unique references tenant on delete cascade,
  content   text not null,
  logo      bytea,
  logo_type text,
  version   integer not null
);
call isolate('branding');

grant select, insert, update, delete on branding to "${app}";
