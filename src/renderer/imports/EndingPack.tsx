import { ProgressBar } from 'react-aria-components'
import type { EndingPack } from '../../shared/sharing/model.ts'

const titles: Readonly<Record<EndingPack['outcome'], string>> = {
  taken: 'La réception d’un lot avait été interrompue : elle s’achève',
  left: 'La réception d’un lot ne peut pas être achevée : tout est remis comme avant',
  undone: 'L’annulation d’un lot avait été interrompue : elle s’achève',
}

/** One of the packs cut short while it is being ended: how far that is. */
export function Ending({ one }: { readonly one: EndingPack }) {
  return (
    <div className="job">
      <div role="status">
        <p>
          <b>{titles[one.outcome]}</b>
        </p>
        <p>
          « {one.title} »{one.author && ` (${one.author})`}
        </p>
      </div>
      <ProgressBar
        aria-label={titles[one.outcome]}
        value={one.done}
        maxValue={one.of || 1}
        className="progress"
      >
        {({ percentage = 0 }) => (
          <div className="bar">
            <div className="bar-fill" style={{ inlineSize: `${percentage}%` }} />
          </div>
        )}
      </ProgressBar>
      <p className="help figures">
        {Math.floor((100 * one.done) / (one.of || 1))} %. Vous pouvez continuer à travailler ; aucun autre lot
        ne peut être pris d’ici là.
      </p>
    </div>
  )
}
