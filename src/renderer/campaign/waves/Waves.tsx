import { useState } from 'react'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/quantities.ts'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import type { SectionProps } from '../section.ts'
import '../projects/projects.css'
import { NewWave } from './NewWave.tsx'
import { WavePage } from './WavePage.tsx'
import { Week } from './Week.tsx'

/** Requests for documents sent to many: what the week brings, the waves, one more. */
export function Waves({ path: [id], campaigns }: SectionProps) {
  return id ? <WavePage key={id} id={id} campaigns={campaigns} /> : <WaveList campaigns={campaigns} />
}

function WaveList({ campaigns }: Pick<SectionProps, 'campaigns'>) {
  const { value: waves, error, reload } = useCall('waves.list', {}, ['library'])
  const [isAdding, setAdding] = useState(false)
  const create = (
    <Button look="main" onPress={() => setAdding(true)}>
      Nouvelle vague
    </Button>
  )
  if (error) return <Failure error={error} retry={reload} />
  if (!waves) return <Loading />
  return (
    <div className="waves">
      <NewWave campaigns={campaigns} open={isAdding} onClose={() => setAdding(false)} />
      {waves.length === 0 ? (
        <Empty title="Aucune vague de demandes" actions={create}>
          Une seule demande de documents, à quarante mairies&nbsp;: chacune a sa lettre et ses dates, et
          chaque lundi dit quel silence est devenu un refus.
        </Empty>
      ) : (
        <>
          <Week />
          <section aria-labelledby="waves-title">
            <div className="section-head">
              <h2 id="waves-title">Vagues</h2>
              {create}
            </div>
            <ul className="rows">
              {waves.map(one => (
                <li key={one.id} className="row-item">
                  <a className="row-link" href={href(['campagne', 'demandes', one.id])}>
                    <span className="row-title">{one.title}</span>
                    <span className="row-meta">
                      {count(one.lines.length, 'administration')},{' '}
                      {count(one.lines.filter(line => line.sent).length, 'envoyée')},{' '}
                      {count(one.lines.filter(line => line.closed).length, 'réponse')}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  )
}
