import { useEffect, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { OfflineRun } from '../../shared/library/fund.ts'
import { call, subscribe } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'

/** How often the copies that go on are asked for, beside what is told of them: one may have ended. */
const LOOK_MS = 1000

/** The copies of texts of the office that go on, begun here or before the page was opened, each with how far it is; `isTaking`: one was asked for. */
export function OfflineRuns({ isTaking }: { readonly isTaking: boolean }) {
  const runs = useOfflineRuns(isTaking)
  return runs.map(one => <Running key={one.run} run={one} />)
}

function useOfflineRuns(isTaking: boolean): readonly OfflineRun[] {
  const [runs, setRuns] = useState<readonly OfflineRun[]>([])
  const isRunning = isTaking || runs.length > 0
  useEffect(() => {
    let isCurrent = true
    const look = () =>
      call['library.takingOffline']({}).then(
        list => isCurrent && setRuns(list),
        () => undefined,
      )
    void look()
    const timer = isRunning ? setInterval(() => void look(), LOOK_MS) : undefined
    const stop = subscribe('progress', ({ run, done, total }) =>
      setRuns(list => list.map(one => (one.run === run ? { ...one, done, total } : one))),
    )
    return () => {
      isCurrent = false
      clearInterval(timer)
      stop()
    }
  }, [isRunning])
  return runs
}

function Running({ run: { run, title, done, total } }: { readonly run: OfflineRun }) {
  const [isStopping, setStopping] = useState(false)
  const say = useSay()
  const stop = () => {
    setStopping(true)
    call['library.stopOffline']({ run }).catch(say.error)
  }
  return (
    <div className="job">
      <p role="status">
        <b>Copie hors ligne : {title}</b>
      </p>
      <ProgressBar
        aria-label={`Copie hors ligne : ${title}`}
        value={done}
        maxValue={total || 1}
        className="progress"
      >
        {({ percentage = 0 }) => (
          <div className="bar">
            <div className="bar-fill" style={{ inlineSize: `${percentage}%` }} />
          </div>
        )}
      </ProgressBar>
      <p className="help figures">
        {total > 0
          ? `${done.toLocaleString('fr-FR')} sur ${total.toLocaleString('fr-FR')} textes.`
          : 'Le bureau est interrogé.'}{' '}
        Vous pouvez continuer à travailler&nbsp;; ce qui est copié reste, même si vous arrêtez.
      </p>
      <div className="actions">
        <Button look="danger" busy={isStopping} onPress={stop}>
          Arrêter
        </Button>
      </div>
    </div>
  )
}
