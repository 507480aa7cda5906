/** Value of `LIVE_MS` when step 3 was released. */
const LIVE_MS = 30_000

/** Step 3: texts written by several at once. Step 4 drops all of it (`session-schema.ts`); it stays for databases that go from one to the other. */
export const liveSql = (ownerRole: string, deskRole: string, channel: string): string => `
SET LOCAL ROLE ${ownerRole};
CREATE TABLE office.live (
  space text NOT NULL,
  session text NOT NULL CHECK (session ~ '^[0-9a-f]{32}$'),
  position bigint GENERATED ALWAYS AS IDENTITY,
  member text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  epoch integer NOT NULL CHECK (epoch > 0),
  sealed bytea NOT NULL CHECK (length(sealed) <= 16777216),
  signature bytea NOT NULL CHECK (length(signature) = 64),
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (space, session, position)
);
ALTER TABLE office.live ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE FUNCTION office.is_live(in_space text, in_session text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
  SELECT coalesce(max(stored_at) > clock_timestamp() - interval '${LIVE_MS} milliseconds', false)
    FROM live WHERE space = in_space AND session = in_session AND space IN (SELECT own_spaces())
$$;

CREATE FUNCTION office.add_live(
  in_space text, in_session text, desk text, at_sequence bigint, at_epoch integer, bytes bytea, signed bytea, begins boolean
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_desk(desk);
  PERFORM require_access(in_space);
  -- one at a time by session: none is seen before one of a smaller position
  PERFORM pg_advisory_xact_lock(hashtextextended(in_space || '/' || in_session, 0));
  IF begins THEN
    IF is_live(in_space, in_session) THEN RETURN false; END IF;
    DELETE FROM live WHERE space = in_space AND session = in_session;
  END IF;
  INSERT INTO live (space, session, member, sequence, epoch, sealed, signature)
    VALUES (in_space, in_session, desk, at_sequence, at_epoch, bytes, signed);
  PERFORM pg_notify('${channel}', in_space || '/' || in_session);
  RETURN true;
END $$;

CREATE FUNCTION office.drop_live(in_space text, in_session text, up_to bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_access(in_space);
  DELETE FROM live WHERE space = in_space AND session = in_session AND position <= up_to;
END $$;

ALTER TABLE office.live ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_spaces ON office.live FOR SELECT TO ${deskRole} USING (space IN (SELECT office.own_spaces()));
GRANT SELECT ON office.live TO ${deskRole};
REVOKE ALL ON FUNCTION office.is_live, office.add_live, office.drop_live FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.is_live, office.add_live, office.drop_live TO ${deskRole};
RESET ROLE;`
