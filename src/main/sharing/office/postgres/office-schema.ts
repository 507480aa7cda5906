import type { PostgresSchema } from '../../../kernel/postgres/postgres-migrations.ts'
import { blobSql } from './blob-schema.ts'
import { boundedSql } from './bounded-schema.ts'
import { holdingSql } from './holding-schema.ts'
import { liveSql } from './live-schema.ts'
import { publishSql } from './publish-schema.ts'
import { sessionSql } from './session-schema.ts'

/** Group role of every login that a desk uses. */
export const DESK_ROLE = 'pretoire_desk'
/** Role that owns the schema and runs its functions; nobody logs in as it. */
export const OWNER_ROLE = 'pretoire_office'
/** Channel of NOTIFY up to format 6; the message was the space. */
const NEWS_CHANNEL = 'pretoire_office'
/** Envelopes lie in so many partitions, by the hash of their space. */
const PARTITIONS = 16

/** SQLSTATE of a second envelope of one member, space and sequence with other bytes. */
export const FORK_CODE = 'OF001'

const roles = `
DO $$ BEGIN
  IF to_regrole('${OWNER_ROLE}') IS NULL THEN CREATE ROLE ${OWNER_ROLE} NOLOGIN; END IF;
  IF to_regrole('${DESK_ROLE}') IS NULL THEN CREATE ROLE ${DESK_ROLE} NOLOGIN; END IF;
END $$;
GRANT ${OWNER_ROLE} TO CURRENT_USER;
ALTER SCHEMA office OWNER TO ${OWNER_ROLE};
ALTER TABLE office.format OWNER TO ${OWNER_ROLE};
SET LOCAL ROLE ${OWNER_ROLE};`

/** Rows are only ever added, by the functions below: no role of a desk may insert, update or delete. */
const tables = `
CREATE TABLE office.desks (
  member text PRIMARY KEY CHECK (member ~ '^[0-9a-f]{64}$'),
  login name NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX desks_by_login ON office.desks (login);
CREATE TABLE office.access (
  space text NOT NULL CHECK (length(space) <= 100),
  member text NOT NULL,
  is_owner boolean NOT NULL,
  PRIMARY KEY (space, member)
);
CREATE INDEX access_by_member ON office.access (member);
CREATE TABLE office.envelopes (
  space text NOT NULL,
  position bigint NOT NULL,
  member text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  previous text NOT NULL CHECK (length(previous) <= 64),
  epoch integer NOT NULL CHECK (epoch >= 0),
  sealed bytea NOT NULL CHECK (length(sealed) <= 16777216),
  signature bytea NOT NULL CHECK (length(signature) = 64),
  stored_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (space, member, sequence),
  UNIQUE (space, position)
) PARTITION BY HASH (space);
${Array.from(
  { length: PARTITIONS },
  (_, part) =>
    `CREATE TABLE office.envelopes_${part} PARTITION OF office.envelopes FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${part});`,
).join('\n')}
CREATE TABLE office.blob_chunks (
  space text NOT NULL,
  id text NOT NULL CHECK (id ~ '^[0-9a-f]{64}$'),
  part integer NOT NULL CHECK (part >= 0),
  bytes bytea NOT NULL CHECK (length(bytes) <= 1048576),
  PRIMARY KEY (space, id, part)
) PARTITION BY HASH (space);
${Array.from(
  { length: PARTITIONS },
  (_, part) =>
    `CREATE TABLE office.blob_chunks_${part} PARTITION OF office.blob_chunks FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${part});`,
).join('\n')}
-- what is sealed does not compress
ALTER TABLE office.blob_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE office.envelopes ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE TABLE office.blobs (
  space text NOT NULL,
  id text NOT NULL,
  parts integer NOT NULL CHECK (parts > 0),
  PRIMARY KEY (space, id)
);`

/** Inside a function of these, `session_user` is the login of the desk; `current_user` is the owner of the schema. */
const functions = `
CREATE FUNCTION office.own_spaces() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
  SELECT access.space FROM access JOIN desks USING (member) WHERE desks.login = session_user
$$;

CREATE FUNCTION office.require_desk(desk text) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM desks WHERE member = desk AND login = session_user) THEN
    RAISE EXCEPTION 'desk % is not one of login %', desk, session_user USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION office.require_access(asked text) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  IF asked NOT IN (SELECT own_spaces()) THEN
    RAISE EXCEPTION 'login % has no access to this space', session_user USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION office.register_desk(desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  INSERT INTO desks (member, login) VALUES (desk, session_user) ON CONFLICT DO NOTHING;
  PERFORM require_desk(desk);
END $$;

-- The first desk that writes to a space owns it here; owners let others in.
CREATE FUNCTION office.append_envelope(
  in_space text, desk text, at_sequence bigint, after text, at_epoch integer, bytes bytea, signed bytea
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  stored envelopes;
  next_position bigint;
BEGIN
  PERFORM require_desk(desk);
  -- one at a time by space: positions are in the order of commits, and none is seen before a smaller one
  PERFORM pg_advisory_xact_lock(hashtextextended(in_space, 0));
  IF NOT EXISTS (SELECT FROM access WHERE space = in_space) THEN
    INSERT INTO access (space, member, is_owner) VALUES (in_space, desk, true);
  END IF;
  PERFORM require_access(in_space);
  SELECT * INTO stored FROM envelopes WHERE space = in_space AND member = desk AND sequence = at_sequence;
  IF FOUND THEN
    IF stored.previous = after AND stored.epoch = at_epoch AND stored.sealed = bytes AND stored.signature = signed THEN
      RETURN stored.position;
    END IF;
    RAISE EXCEPTION 'another envelope bears this sequence'
      USING ERRCODE = '${FORK_CODE}', DETAIL = desk || ' ' || at_sequence;
  END IF;
  SELECT coalesce(max(position), 0) + 1 INTO next_position FROM envelopes WHERE space = in_space;
  INSERT INTO envelopes (space, position, member, sequence, previous, epoch, sealed, signature)
    VALUES (in_space, next_position, desk, at_sequence, after, at_epoch, bytes, signed);
  PERFORM pg_notify('${NEWS_CHANNEL}', in_space);
  RETURN next_position;
END $$;

CREATE FUNCTION office.append_envelopes(
  spaces text[], members text[], sequences bigint[], previouses text[], epochs integer[], seals bytea[], signatures bytea[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  FOR at IN 1 .. coalesce(array_length(spaces, 1), 0) LOOP
    PERFORM append_envelope(spaces[at], members[at], sequences[at], previouses[at], epochs[at], seals[at], signatures[at]);
  END LOOP;
END $$;

CREATE FUNCTION office.require_owner(asked text) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM access JOIN desks USING (member) WHERE space = asked AND is_owner AND login = session_user) THEN
    RAISE EXCEPTION 'login % does not own this space', session_user USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION office.open_access(to_space text, desk text, as_owner boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_owner(to_space);
  INSERT INTO access (space, member, is_owner) VALUES (to_space, desk, as_owner)
    ON CONFLICT (space, member) DO UPDATE SET is_owner = as_owner;
END $$;

CREATE FUNCTION office.close_access(to_space text, desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_owner(to_space);
  DELETE FROM access WHERE space = to_space AND member = desk;
END $$;

CREATE FUNCTION office.put_chunk(in_space text, blob text, at_part integer, chunk bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_access(in_space);
  INSERT INTO blob_chunks (space, id, part, bytes) VALUES (in_space, blob, at_part, chunk) ON CONFLICT DO NOTHING;
END $$;

-- A blob is there once its bytes are those its name announces.
CREATE FUNCTION office.finish_blob(in_space text, blob text, of_parts integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_access(in_space);
  IF EXISTS (SELECT FROM blobs WHERE space = in_space AND id = blob) THEN RETURN; END IF;
  IF blob IS DISTINCT FROM (
    SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY part)), 'hex')
      FROM blob_chunks WHERE space = in_space AND id = blob AND part < of_parts
  ) THEN
    DELETE FROM blob_chunks WHERE space = in_space AND id = blob;
  ELSE
    INSERT INTO blobs (space, id, parts) VALUES (in_space, blob, of_parts) ON CONFLICT DO NOTHING;
  END IF;
END $$;`

/** A desk reads the spaces opened to it, and nothing of the others. */
const rights = `
${['envelopes', 'blob_chunks', 'blobs', 'access']
  .map(
    table => `ALTER TABLE office.${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_spaces ON office.${table} FOR SELECT TO ${DESK_ROLE} USING (space IN (SELECT office.own_spaces()));
GRANT SELECT ON office.${table} TO ${DESK_ROLE};`,
  )
  .join('\n')}
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC;
GRANT USAGE ON SCHEMA office TO ${DESK_ROLE};
GRANT SELECT ON office.format TO ${DESK_ROLE};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA office TO ${DESK_ROLE};
REVOKE EXECUTE ON FUNCTION office.require_desk, office.require_access, office.require_owner FROM ${DESK_ROLE};
RESET ROLE;`

/**
 * A server that was lost is filled again by its desks: an owner of a space, or the first desk where nobody has access to it yet, gives back
 * what other members signed. No signature is checked here: readers check them all.
 */
const restoring = `
SET LOCAL ROLE ${OWNER_ROLE};
CREATE FUNCTION office.store_envelope(
  in_space text, desk text, at_sequence bigint, after text, at_epoch integer, bytes bytea, signed bytea
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  stored envelopes;
  next_position bigint;
BEGIN
  SELECT * INTO stored FROM envelopes WHERE space = in_space AND member = desk AND sequence = at_sequence;
  IF FOUND THEN
    IF stored.previous = after AND stored.epoch = at_epoch AND stored.sealed = bytes AND stored.signature = signed THEN
      RETURN stored.position;
    END IF;
    RAISE EXCEPTION 'another envelope bears this sequence'
      USING ERRCODE = '${FORK_CODE}', DETAIL = desk || ' ' || at_sequence;
  END IF;
  SELECT coalesce(max(position), 0) + 1 INTO next_position FROM envelopes WHERE space = in_space;
  INSERT INTO envelopes (space, position, member, sequence, previous, epoch, sealed, signature)
    VALUES (in_space, next_position, desk, at_sequence, after, at_epoch, bytes, signed);
  PERFORM pg_notify('${NEWS_CHANNEL}', in_space);
  RETURN next_position;
END $$;

CREATE FUNCTION office.begin_writing(in_space text, desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_desk(desk);
  -- one at a time by space: positions are in the order of commits, and none is seen before a smaller one
  PERFORM pg_advisory_xact_lock(hashtextextended(in_space, 0));
  IF NOT EXISTS (SELECT FROM access WHERE space = in_space) THEN
    INSERT INTO access (space, member, is_owner) VALUES (in_space, desk, true);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION office.append_envelope(
  in_space text, desk text, at_sequence bigint, after text, at_epoch integer, bytes bytea, signed bytea
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM begin_writing(in_space, desk);
  PERFORM require_access(in_space);
  RETURN store_envelope(in_space, desk, at_sequence, after, at_epoch, bytes, signed);
END $$;

CREATE FUNCTION office.restore_envelopes(
  by_desk text, spaces text[], members text[], sequences bigint[], previouses text[], epochs integer[], seals bytea[], signatures bytea[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  FOR at IN 1 .. coalesce(array_length(spaces, 1), 0) LOOP
    PERFORM begin_writing(spaces[at], by_desk);
    PERFORM require_owner(spaces[at]);
    PERFORM store_envelope(spaces[at], members[at], sequences[at], previouses[at], epochs[at], seals[at], signatures[at]);
  END LOOP;
END $$;

-- Tells a space that was closed to somebody from one that this server does not have, or has no more.
CREATE FUNCTION office.is_space_known(asked text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
  SELECT EXISTS (SELECT FROM access WHERE space = asked)
$$;
REVOKE ALL ON FUNCTION office.store_envelope, office.begin_writing, office.restore_envelopes, office.is_space_known FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.restore_envelopes, office.is_space_known TO ${DESK_ROLE};
RESET ROLE;`

/**
 * The office's log in a PostgreSQL database: docs/formats/office.md says it in full. A step never changes once a program with it was
 * released: databases hold what it made. A later step that changes a function writes it whole again, so that the same lines stand in
 * several; what is in force is what the last one says. `append_envelope`: step 2. `store_envelope`: step 5. `require_access`, `publish_envelopes`,
 * `add_live`, `drop_live`: step 7. `begin_writing`, `enter_live`: step 8. `register_desk` and the rest of `live`: step 4.
 */
export const officeSchema: PostgresSchema = {
  name: 'office',
  steps: [
    { version: 1, sql: [roles, tables, functions, rights].join('\n') },
    { version: 2, sql: restoring },
    { version: 3, sql: liveSql(OWNER_ROLE, DESK_ROLE, NEWS_CHANNEL) },
    { version: 4, sql: sessionSql(OWNER_ROLE, DESK_ROLE, NEWS_CHANNEL) },
    { version: 5, sql: publishSql(OWNER_ROLE, DESK_ROLE, NEWS_CHANNEL, FORK_CODE) },
    { version: 6, sql: blobSql(OWNER_ROLE) },
    { version: 7, sql: boundedSql(OWNER_ROLE, DESK_ROLE) },
    { version: 8, sql: holdingSql(OWNER_ROLE) },
  ],
}
