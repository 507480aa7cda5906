/** Longest wait for the lock of a space or of a session, and longest transaction that may hold one. */
const [LOCK_WAIT, HOLDING] = ['10s', '1 minute']

/** Rights by which the office sees who holds a lock, and ends their connection. */
export const ENDING_RIGHTS = ['pg_signal_backend', 'pg_read_all_stats']

/**
 * Step 8: nobody holds the lock of a space or of a session for longer than a bound. Any login may take a lock by its number, and undo the
 * settings that end its transactions: whoever has waited in vain ends the connection of who holds it, where that one
 * - has no transaction, or began it after that wait did: it holds the lock apart from them, as no desk does, for locks are given in turn;
 * - has had its transaction for a minute.
 * Where the office was not given the two rights that this asks for, the wait ends with a refusal.
 */
export const holdingSql = (ownerRole: string): string => `
DO $$ BEGIN
  GRANT ${ENDING_RIGHTS.join(', ')} TO ${ownerRole};
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
SET LOCAL ROLE ${ownerRole};
CREATE FUNCTION office.longest_holding() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '${HOLDING}' $$;
CREATE FUNCTION office.end_holder(lock_number bigint, since timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  holder record;
BEGIN
  FOR holder IN
    SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND objsubid = 1 AND (classid::bigint << 32 | objid::bigint) = lock_number
       -- the activity of others is told to who may read it: without the right, nothing here is known to be wrong
       AND pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')
       AND (xact_start IS NULL OR xact_start > since + interval '1 second'
         OR xact_start < clock_timestamp() - longest_holding())
  LOOP
    BEGIN
      PERFORM pg_terminate_backend(holder.pid);
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END LOOP;
END $$;

CREATE FUNCTION office.take_lock(lock_number bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
DECLARE
  since timestamptz := clock_timestamp();
BEGIN
  PERFORM pg_advisory_xact_lock(lock_number);
EXCEPTION WHEN lock_not_available THEN
  PERFORM end_holder(lock_number, since);
  PERFORM pg_advisory_xact_lock(lock_number);
END $$;
ALTER FUNCTION office.take_lock SET lock_timeout = '${LOCK_WAIT}';

CREATE OR REPLACE FUNCTION office.begin_writing(in_space text, desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_desk(desk);
  -- one at a time by space: positions are in the order of commits, and none is seen before a smaller one
  PERFORM take_lock(hashtextextended(in_space, 0));
  IF NOT EXISTS (SELECT FROM access WHERE space = in_space) THEN
    INSERT INTO access (space, member, is_owner) VALUES (in_space, desk, true);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION office.enter_live(in_space text, in_session text, desk text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = office, pg_temp AS $$
BEGIN
  PERFORM require_desk(desk);
  PERFORM require_access(in_space);
  PERFORM take_lock(hashtextextended(in_space || '/' || in_session, 0));
END $$;
REVOKE ALL ON FUNCTION office.longest_holding, office.end_holder, office.take_lock FROM PUBLIC;
RESET ROLE;`
