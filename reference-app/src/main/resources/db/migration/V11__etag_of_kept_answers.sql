-- Who sends a request again needs the ETag as well, to go on with If-Match.
alter table idempotent_answer add column etag text;
