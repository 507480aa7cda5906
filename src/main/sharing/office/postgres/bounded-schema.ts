/** Longest wait for the lock of a space or of a session, and longest transaction of a login that wrote in one. */
const [LOCK_WAIT, TRANSACTION] = ['10s', '60s']

/**
 * Step 7: announces to who knows the name of a space alone, and bounds what a login holds. An announcement has no content: its channel is
 * a digest of the name, and no server lets one listen to all. Whoever waits for a lock gives up after a while, and a transaction that wrote
 * ends by itself, were its desk cut off.
 */
export const boundedSql = (ownerRole: string, deskRole: string): string => `
SET LOCAL ROLE ${ownerRole};
CREATE FUNCTION office.news_channel(named text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'pretoire_' || pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to('pretoire news ' || named, 'UTF8')), 'hex'), 40)
$$;

CREATE OR REPLACE FUNCTION office.require_access(asked text) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM set_config('transaction_timeout', '${TRANSACTION}', true);
  IF asked NOT IN (SELECT own_spaces()) THEN
    RAISE EXCEPTION 'login % has no access to this space', session_user USING ERRCODE = '42501';
  END IF;
END $$;

ALTER FUNCTION office.begin_writing SET lock_timeout = '${LOCK_WAIT}';
ALTER FUNCTION office.enter_live SET lock_timeout = '${LOCK_WAIT}';

CREATE OR REPLACE FUNCTION office.add_live(
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
  PERFORM pg_notify(news_channel(in_space || '/' || in_session), '');
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION office.drop_live(in_space text, in_session text, desk text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM enter_live(in_space, in_session, desk);
  IF EXISTS (SELECT FROM present_live(in_space, in_session) WHERE member <> desk) THEN RETURN false; END IF;
  DELETE FROM live WHERE space = in_space AND session = in_session;
  PERFORM pg_notify(news_channel(in_space || '/' || in_session), '');
  RETURN true;
END $$;

CREATE OR REPLACE PROCEDURE office.publish_envelopes(
  by_desk text, spaces text[], members text[], sequences bigint[], previouses text[], epochs integer[], seals bytea[], signatures bytea[]
) LANGUAGE plpgsql AS $$
DECLARE
  named text;
BEGIN
  IF by_desk IS NULL THEN
    PERFORM office.append_envelopes(spaces, members, sequences, previouses, epochs, seals, signatures);
  ELSE
    PERFORM office.restore_envelopes(by_desk, spaces, members, sequences, previouses, epochs, seals, signatures);
  END IF;
  COMMIT;
  FOR named IN SELECT DISTINCT pg_catalog.unnest(spaces) LOOP
    PERFORM pg_catalog.pg_notify(office.news_channel(named), '');
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION office.news_channel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.news_channel TO ${deskRole};
RESET ROLE;`
