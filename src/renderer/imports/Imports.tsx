import { ProgressBar } from 'react-aria-components'
import type { ImportRecord, Job } from '../../shared/imports/job.ts'
import { Button } from '../ui/button.tsx'
import { aboutText, bytesText, count, durationText } from '../ui/quantities.ts'
import { Cut, Ending, useCutPacks } from './CutPack.tsx'
import { ImportReportBox } from './ImportReport.tsx'
import type { Importing } from './useImports.ts'

/** Shows the imports under way, how far they are, what it did, and what was cut short. */
export function Imports({
  importing,
  onReceive,
  onPacks,
}: {
  readonly importing: Importing
  readonly onReceive: () => void
  readonly onPacks: () => void
}) {
  const { jobs, unfinishedImports, sending, report } = importing
  const { cut, ending, dismiss } = useCutPacks()
  const interruptedImports = unfinishedImports.filter(one => !jobs.some(job => job.id === one.id))
  const isShown = jobs.length + interruptedImports.length + cut.length + ending.length > 0
  return (
    <>
      {(isShown || sending) && (
        <aside className="jobs" aria-label="Imports">
          {sending && (
            <div className="job" role="status">
              <p>{sending}…</p>
            </div>
          )}
          {interruptedImports.map(record => (
            <div key={record.id} className="job">
              <InterruptedImport record={record} importing={importing} />
            </div>
          ))}
          {ending.map(one => (
            <Ending key={one.id} one={one} />
          ))}
          {cut.map(one => (
            <Cut
              key={one.id}
              one={one}
              onReceive={onReceive}
              onPacks={onPacks}
              onClose={() => dismiss(one.id)}
            />
          ))}
          {jobs.map(job => (
            <div key={job.id} className="job">
              {job.state === 'running' || job.state === 'paused' ? (
                importing.isProgramGone ? (
                  <StoppedJob job={job} />
                ) : (
                  <RunningJob job={job} importing={importing} />
                )
              ) : (
                <EndedJob job={job} importing={importing} />
              )}
            </div>
          ))}
        </aside>
      )}
      {report && <ImportReportBox key={report} id={report} onClose={importing.closeReport} />}
    </>
  )
}

interface JobProps {
  readonly job: Job
  readonly importing: Importing
}

function RunningJob({ job, importing }: JobProps) {
  const isPaused = job.state === 'paused'
  return (
    <>
      <ProgressBar
        aria-label={job.title}
        value={job.bytes}
        maxValue={job.totalBytes || 1}
        isIndeterminate={job.totalBytes === 0}
        className={isPaused ? 'progress paused' : 'progress'}
      >
        {({ percentage }) => (
          <>
            <p className="job-title">{job.title}</p>
            <div className="bar">
              <div className="bar-fill" style={{ inlineSize: `${percentage ?? 30}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <p className="help figures">
        {isPaused && 'En pause · '}
        {count(job.done, 'texte lu', 'textes lus')} · {bytesText(job.bytes)}
        {job.totalBytes > 0 && ` sur ${bytesText(job.totalBytes)}`}
        {job.remaining !== undefined && ` · encore ${aboutText(job.remaining)}`}
      </p>
      {!isPaused && job.message && <p className="help">{job.message}</p>}
      <div className="actions">
        {isPaused ? (
          <Button onPress={() => importing.goOn(job.id)}>Continuer</Button>
        ) : (
          <Button onPress={() => importing.pause(job.id)}>Mettre en pause</Button>
        )}
        <Button look="quiet" onPress={() => importing.cancel(job.id)}>
          Annuler l’import
        </Button>
      </div>
    </>
  )
}

/** An import that went on when the program ended. */
function StoppedJob({ job }: { readonly job: Job }) {
  return (
    <div role="status">
      <p>
        <b>L’import s’est arrêté avec Prétoire</b>
      </p>
      <p>{job.title}</p>
      <p className="help figures">
        {count(job.done, 'texte lu', 'textes lus')}. Ce qui a été lu est gardé&nbsp;; la reprise sera proposée
        au prochain lancement.
      </p>
    </div>
  )
}

const ends = {
  done: 'Import terminé',
  failed: 'Import interrompu',
  cancelled: 'Import annulé',
  running: '',
  paused: '',
} as const

function EndedJob({ job, importing }: JobProps) {
  const { report, id } = job
  return (
    <div role="status">
      <p>
        <b>{ends[job.state]}</b>
        {report && ` en ${durationText(report.seconds)}`}
      </p>
      {job.message && <p>{job.message}</p>}
      <div className="actions">
        {job.state === 'failed' && (
          <Button look="main" onPress={() => importing.resume(id)}>
            Reprendre
          </Button>
        )}
        {report && <Button onPress={() => importing.openReport(id)}>Voir le rapport</Button>}
        <Button look="quiet" onPress={() => importing.dismiss(id)}>
          Fermer
        </Button>
      </div>
    </div>
  )
}

function InterruptedImport({
  record,
  importing,
}: {
  readonly record: ImportRecord
  readonly importing: Importing
}) {
  const { id, title, bytes, totalBytes, report } = record
  return (
    <div role="status">
      <p>
        <b>Un import a été interrompu</b>
      </p>
      <p>{title}</p>
      <p className="help figures">
        {count(report.read, 'texte lu', 'textes lus')} · {bytesText(bytes)} sur {bytesText(totalBytes)}. Ce
        qui a été lu est gardé&nbsp;; la reprise continue où il s’est arrêté.
      </p>
      <div className="actions">
        <Button look="main" onPress={() => importing.resume(id)}>
          Reprendre
        </Button>
        {report.read > 0 && <Button onPress={() => importing.openReport(id)}>Voir le rapport</Button>}
        <Button look="quiet" onPress={() => importing.cancel(id)}>
          Abandonner
        </Button>
      </div>
    </div>
  )
}
