import type { Preflight, PreflightLine } from '../../shared/filings/preflight.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { withKeys } from '../ui/keyed.ts'

const titles = {
  blocking: 'Empêche le dépôt',
  warning: 'À revoir',
  information: 'À savoir',
  fine: 'En ordre',
} as const
const severities = ['blocking', 'warning', 'information', 'fine'] as const

interface Props {
  readonly dossier: string
  readonly look: Preflight
  /** whether the deposit is made already, and noted: then what blocks a version to be filed prevents nothing any more */
  readonly isNoted?: boolean
  /** the dialog closes before the place is shown */
  readonly onLeave: () => void
}

/** Lists the findings before a deposit, the gravest first; each line leads to its place. */
export function PreflightLines({ dossier, look, isNoted = false, onLeave }: Props) {
  return (
    <div className="preflight" role="status" aria-label="Avant le dépôt">
      {severities.map(severity => {
        const lines = look.lines.filter(one => one.severity === severity)
        if (lines.length === 0) return null
        return severity === 'fine' ? (
          <details key={severity}>
            <summary>{`${titles[severity]} (${lines.length})`}</summary>
            <LineList dossier={dossier} lines={lines} onLeave={onLeave} />
          </details>
        ) : (
          <section key={severity}>
            <h3>
              {`${isNoted && severity === 'blocking' ? 'Bloque une version à déposer' : titles[severity]} (${lines.length})`}
            </h3>
            <LineList dossier={dossier} lines={lines} onLeave={onLeave} />
          </section>
        )
      })}
    </div>
  )
}

function LineList({
  dossier,
  lines,
  onLeave,
}: Pick<Props, 'dossier' | 'onLeave'> & { readonly lines: readonly PreflightLine[] }) {
  return (
    <ul className="bundle-lines">
      {withKeys(lines, one => `${one.code} ${one.message}`).map(({ key, item }) => (
        <li key={key} className={`problem ${item.severity}`}>
          <p>{item.message}</p>
          <WayThere dossier={dossier} line={item} onLeave={onLeave} />
        </li>
      ))}
    </ul>
  )
}

function WayThere({
  dossier,
  line: { severity, draft, at },
  onLeave,
}: Pick<Props, 'dossier' | 'onLeave'> & { readonly line: PreflightLine }) {
  if (severity === 'fine') return null
  const { fact, exhibit } = at
  if (fact)
    return (
      <Way
        label="Répondre à la question"
        onGo={() => go(['dossier', dossier], { fait: fact })}
        {...{ onLeave }}
      />
    )
  if (exhibit) return <Way label="Voir la pièce" onGo={() => showExhibit(exhibit)} {...{ onLeave }} />
  if (draft)
    return <Way label="Ouvrir le texte" onGo={() => go(['dossier', dossier, draft])} {...{ onLeave }} />
  return null
}

function Way({
  label,
  onGo,
  onLeave,
}: Pick<Props, 'onLeave'> & { readonly label: string; readonly onGo: () => void }) {
  return (
    <Button
      look="link"
      onPress={() => {
        onLeave()
        onGo()
      }}
    >
      {label}
    </Button>
  )
}

/** Shows an exhibit in the list of the dossier, once the dialog has given the focus back. */
function showExhibit(id: string): void {
  setTimeout(() => {
    const row = document.querySelector(`.exhibit-list [data-key="${CSS.escape(id)}"]`)
    row?.scrollIntoView({ block: 'center' })
    if (row instanceof HTMLElement) row.focus()
  }, AFTER_DIALOG_MS)
}

const AFTER_DIALOG_MS = 150
