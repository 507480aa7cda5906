import { useCallback, useEffect, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { FileRef } from '../../shared/contract.ts'
import type { Job } from '../../shared/model/job.ts'
import { asError, call, subscribe, upload } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { keyed } from '../ui/keyed.ts'
import { useSay } from '../ui/toast.tsx'
import { bytesText, count, durationText } from '../ui/words.ts'

/** Imports under way and just ended, and the ways to start one. */
export interface Importing {
  readonly jobs: readonly Job[]
  readonly sending?: string
  readonly start: (files: readonly File[]) => Promise<void>
  readonly starter: () => Promise<void>
  readonly dismiss: (id: string) => void
}

/** Starts imports and follows them; the jobs of this window's life only. */
export function useImports(): Importing {
  const [jobs, setJobs] = useState<readonly Job[]>([])
  const [sending, setSending] = useState<string>()
  const say = useSay()
  const put = useCallback((job: Job) => {
    setJobs(list =>
      list.some(one => one.id === job.id) ? list.map(one => (one.id === job.id ? job : one)) : [...list, job],
    )
  }, [])
  useEffect(() => subscribe('job', put), [put])
  useEffect(() => {
    call['jobs.list']({}).then(
      list => list.filter(job => job.state === 'running').forEach(put),
      () => {},
    )
  }, [put])
  const begin = useCallback(
    (job: Job) =>
      // the end of a short job may have been told before its start was answered
      setJobs(list => (list.some(one => one.id === job.id) ? list : [...list, job])),
    [],
  )
  const start = useCallback(
    async (files: readonly File[]) => {
      try {
        const given: FileRef[] = []
        for (const [index, file] of files.entries()) {
          setSending(`Lecture de ${file.name} (${index + 1} sur ${files.length})`)
          given.push(await upload(file))
        }
        if (given.length > 0) begin(await call['imports.start']({ files: given }))
      } catch (thrown) {
        say.failed(asError(thrown))
      } finally {
        setSending(undefined)
      }
    },
    [begin, say],
  )
  const starter = useCallback(async () => {
    try {
      begin(await call['imports.starter']({}))
    } catch (thrown) {
      say.failed(asError(thrown))
    }
  }, [begin, say])
  return { jobs, sending, start, starter, dismiss: id => setJobs(list => list.filter(one => one.id !== id)) }
}

/** What is being imported, how far it is, and what it did. */
export function Imports({ importing }: { readonly importing: Importing }) {
  const { jobs, sending, dismiss } = importing
  if (jobs.length === 0 && !sending) return null
  return (
    <aside className="jobs" aria-label="Imports">
      {sending && (
        <div className="job" role="status">
          <p>{sending}…</p>
        </div>
      )}
      {jobs.map(job => (
        <div key={job.id} className="job">
          {job.state === 'running' ? (
            <Running job={job} />
          ) : (
            <Ended job={job} onClose={() => dismiss(job.id)} />
          )}
        </div>
      ))}
    </aside>
  )
}

function Running({ job }: { readonly job: Job }) {
  const say = useSay()
  return (
    <>
      <ProgressBar
        aria-label={job.title}
        value={job.bytes}
        maxValue={job.totalBytes || 1}
        isIndeterminate={job.totalBytes === 0}
        className="progress"
      >
        {({ percentage }) => (
          <>
            <p>{job.title}</p>
            <div className="bar">
              <div className="bar-fill" style={{ inlineSize: `${percentage ?? 30}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <p className="help">
        {count(job.done, 'texte lu', 'textes lus')} · {bytesText(job.bytes)}
        {job.totalBytes > 0 && ` sur ${bytesText(job.totalBytes)}`}
        {job.remaining !== undefined && ` · encore ${durationText(job.remaining)}`}
      </p>
      <Button onPress={() => void call['jobs.cancel']({ id: job.id }).catch(say.failed)}>
        Annuler l’import
      </Button>
    </>
  )
}

const ends = {
  done: 'Import terminé',
  failed: 'Import interrompu',
  cancelled: 'Import annulé',
  running: '',
  paused: 'Import en pause',
} as const

function Ended({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const { report } = job
  return (
    <div role="status">
      <p>
        <b>{ends[job.state]}</b>
        {report && ` en ${durationText(report.seconds)}`}
      </p>
      {job.message && <p>{job.message}</p>}
      {report && (
        <p className="help">
          {count(report.read, 'texte lu', 'textes lus')} : {count(report.added, 'ajouté')},{' '}
          {count(report.updated, 'mis à jour', 'mis à jour')}, {count(report.unchanged, 'déjà là', 'déjà là')}
          , {count(report.deleted, 'supprimé')}, {count(report.rejected.length, 'refusé')}.
        </p>
      )}
      {report && report.rejected.length > 0 && (
        <details>
          <summary>Fichiers refusés et raisons</summary>
          <ul className="rejected">
            {keyed(report.rejected.slice(0, 200), one => one.file).map(({ key, item: one }) => (
              <li key={key}>
                <span className="mono">{one.file}</span> {one.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button look="quiet" onPress={onClose}>
        Fermer
      </Button>
    </div>
  )
}
