import type { DueLine } from '../../../shared/campaign/waves/contract.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { longDay, shortDay } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'

/** The week of all waves, told on its Monday and on each day after it. */
export function Week({ wave }: { readonly wave?: string }) {
  const { value: week } = useCall('waves.due', {}, ['library'])
  if (!week) return null
  const groups = [
    { key: 'born', title: 'Le silence est devenu un refus', items: week.born },
    { key: 'since', title: 'Depuis lundi, silences devenus refus', items: week.since },
    { key: 'ends', title: 'À faire cette semaine', items: week.ends },
    { key: 'late', title: 'En retard', items: week.late },
    { key: 'unproven', title: 'Réception à prouver', items: week.unproven },
  ].map(group => ({ ...group, items: group.items.filter(one => !wave || one.wave === wave) }))
  const filledGroups = groups.filter(group => group.items.length > 0)
  return (
    <section aria-labelledby="wave-week">
      <h2 id="wave-week">Semaine du {longDay(week.monday)}</h2>
      {filledGroups.length === 0 && <p>Rien cette semaine.</p>}
      <div className="wave-week">
        {filledGroups.map(({ key, title, items }) => (
          <div key={key}>
            <h3>
              {title} ({items.length})
            </h3>
            <Items items={items} />
          </div>
        ))}
      </div>
    </section>
  )
}

const FIRST_ITEMS = 8

function Items({ items }: { readonly items: readonly DueLine[] }) {
  const [first, rest] = [items.slice(0, FIRST_ITEMS), items.slice(FIRST_ITEMS)]
  return (
    <>
      <DueList items={first} />
      {rest.length > 0 && (
        <details>
          <summary>{count(rest.length, 'autre')}</summary>
          <DueList items={rest} />
        </details>
      )}
    </>
  )
}

const DueList = ({ items }: { readonly items: readonly DueLine[] }) => (
  <ul>
    {items.map(one => (
      <li key={`${one.line} ${one.day} ${one.limit?.key ?? ''}`}>
        <a href={href(['campagne', 'demandes', one.wave])}>{one.authority}</a>
        <br />
        <small>
          {shortDay(one.day)}
          {one.limit && ` – ${one.limit.title}`}
        </small>
      </li>
    ))}
  </ul>
)
