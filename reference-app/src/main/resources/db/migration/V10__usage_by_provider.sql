-- The same model may come from several providers, and it is a provider who sends the bill. What was used before is told by the models' names.
alter table model_usage add provider text;
update model_usage set provider = case
  when model like 'gemini%' then 'gemini'
  when model like 'claude%' then 'claude'
  else 'openai-compatible' end;
alter table model_usage alter provider set not null;
alter table model_usage drop constraint model_usage_pkey;
alter table model_usage add primary key (tenant_id, day, provider, model);
