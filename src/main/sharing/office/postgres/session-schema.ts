/** Values of `LIVE_MS` and `STALE_MS` (change-store.ts) when step 4 was released: another value takes a step of its own. */
const [LIVE_MS, STALE_MS] = [30_000, 3_600_000]

/**
 * Step 4: texts written by several at once. Their rows are kept like all others: a server that ends badly, or the copy that takes its
 * place, goes on with the session. A desk deletes its own rows, by a later one that says all they said; the rest of a session only where
 * nobody else is there; whatever stands still for long.
 */
export const sessionSql = (ownerRole: string, deskRole: string, channel: string): string => `
SET LOCAL ROLE ${ownerRole};
DROP FUNCTION office.add_live(text, text, text, bigint, integer, bytea, bytea, boolean);
DROP FUNCTION office.drop_live(text, text, bigint);
DROP FUNCTION office.is_live(text, text);
DROP TABLE office.live;
CREATE TABLE office.live (
  space text NOT NULL,
  session text NOT NULL CHECK (session ~ '^[0-9a-f]{32}$'),
  position bigint GENERATED ALWAYS AS IDENTITY,
  document bigint NOT NULL,
  member text NOT NULL,
  leaves boolean NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  epoch integer NOT NULL CHECK (epoch > 0),
  sealed bytea NOT NULL CHECK (length(sealed) <= 16777216),
  signature bytea NOT NULL CHECK (length(signature) = 64),
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (space, session, position)
);
ALTER TABLE office.live ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE office.live ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_spaces ON office.live FOR SELECT TO ${deskRole} USING (space IN (SELECT office.own_spaces()));
GRANT SELECT ON office.live TO ${deskRole};

-- The last row of each member who is there: heard of lately, and not to say that they leave.
CREATE FUNCTION office.present_live(in_space text, in_session text) RETURNS SETOF office.live LANGUAGE sql STABLE SECURITY DEFINER SET search_path = office, pg_temp AS $$
  SELECT * FROM (
    SELECT DISTINCT ON (member) * FROM live
     WHERE space = in_space AND session = in_session AND space IN (SELECT own_spaces())
     ORDER BY member, position DESC
  ) AS latest WHERE NOT leaves AND stored_at > clock_timestamp() - interval '${LIVE_MS} milliseconds'
$$;

-- One at a time by session: no row is seen before one of a smaller position.
CREATE FUNCTION office.enter_live(in_space text, in_session text, desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_desk(desk);
  PERFORM require_access(in_space);
  PERFORM pg_advisory_xact_lock(hashtextextended(in_space || '/' || in_session, 0));
END $$;

-- act: begin (where nobody is there), say (in a document that is there still), replace (all that this desk said before), leave.
CREATE FUNCTION office.add_live(
  in_space text, in_session text, desk text, of_document bigint, act text, at_sequence bigint, at_epoch integer, bytes bytea, signed bytea
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  added bigint;
BEGIN
  PERFORM enter_live(in_space, in_session, desk);
  IF act = 'begin' THEN
    IF EXISTS (SELECT FROM present_live(in_space, in_session)) THEN RETURN false; END IF;
    DELETE FROM live WHERE space = in_space AND session = in_session;
  ELSIF NOT EXISTS (SELECT FROM live WHERE space = in_space AND session = in_session AND document = of_document) THEN
    RETURN false;
  END IF;
  INSERT INTO live (space, session, document, member, leaves, sequence, epoch, sealed, signature)
    VALUES (in_space, in_session, of_document, desk, act = 'leave', at_sequence, at_epoch, bytes, signed)
    RETURNING position INTO added;
  IF act = 'replace' THEN
    DELETE FROM live WHERE space = in_space AND session = in_session AND member = desk AND position < added;
  END IF;
  PERFORM pg_notify('${channel}', in_space || '/' || in_session);
  RETURN true;
END $$;

CREATE FUNCTION office.drop_live(in_space text, in_session text, desk text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM enter_live(in_space, in_session, desk);
  IF EXISTS (SELECT FROM present_live(in_space, in_session) WHERE member <> desk) THEN RETURN false; END IF;
  DELETE FROM live WHERE space = in_space AND session = in_session;
  PERFORM pg_notify('${channel}', in_space || '/' || in_session);
  RETURN true;
END $$;

-- A session in which nobody has said anything for so long is nobody's any more.
CREATE FUNCTION office.prune_live() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  stale record;
  oldest timestamptz := clock_timestamp() - interval '${STALE_MS} milliseconds';
BEGIN
  FOR stale IN SELECT space, session FROM live WHERE space IN (SELECT own_spaces())
    GROUP BY space, session HAVING max(stored_at) < oldest
  LOOP
    IF pg_try_advisory_xact_lock(hashtextextended(stale.space || '/' || stale.session, 0)) THEN
      DELETE FROM live WHERE space = stale.space AND session = stale.session AND NOT EXISTS (
        SELECT FROM live AS late WHERE late.space = stale.space AND late.session = stale.session AND late.stored_at >= oldest
      );
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION office.register_desk(desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  INSERT INTO desks (member, login) VALUES (desk, session_user) ON CONFLICT DO NOTHING;
  PERFORM require_desk(desk);
  PERFORM prune_live();
END $$;

REVOKE ALL ON FUNCTION office.present_live, office.enter_live, office.add_live, office.drop_live, office.prune_live FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.present_live, office.add_live, office.drop_live TO ${deskRole};
RESET ROLE;`
