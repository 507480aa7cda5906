import type { Note } from '../../../shared/campaign/amendments/admissible.ts'
import type { Article } from '../../../shared/campaign/amendments/applying/article.ts'
import { lastParagraph, type Payer } from '../../../shared/campaign/amendments/gage.ts'
import { numberLabel, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import type { Conflict } from '../../../shared/campaign/amendments/liasse.ts'
import type { Amendment, Change } from '../../../shared/campaign/amendments/model.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { cutAtWord } from '../../../shared/french/cut-at-word.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { ToVerify } from '../../ui/state.tsx'
import { chambers } from './chambers.ts'
import { Sources } from './Sources.tsx'

interface NotedProps {
  readonly amendment: Amendment
  readonly notes: readonly Note[]
  readonly conflicts: readonly Conflict[]
  readonly siblings: readonly Amendment[]
}

const marks = { error: 'Bloquant', warning: 'À voir', info: 'Pour mémoire' } as const

/** Lists the remarks on admissibility of an amendment, and the amendments it conflicts with. */
export function AdmissibilityNotes({ amendment, notes, conflicts, siblings }: NotedProps) {
  const siblingById = (id: string) => siblings.find(one => one.id === id)
  return (
    <section aria-labelledby="noted">
      <h3 id="noted">À savoir</h3>
      <ul className="noted">
        {conflicts.map(one => {
          const other = siblingById(one.a === amendment.id ? one.b : one.a)
          return (
            <li
              key={`${one.a} ${one.b}`}
              className={one.kind === 'overlap' && one.certain ? 'warning' : 'info'}
            >
              <strong>{conflictName(one)}</strong> {one.message}{' '}
              {other && (
                <a href={href(['campagne', 'amendements', other.id])}>
                  {targetLabel(other.target)}, {numberLabel(other)}
                </a>
              )}
              {!one.certain && <ToVerify caveat="Le texte de l’article n’est pas dans la bibliothèque." />}
            </li>
          )
        })}
        {notes.map(note => (
          <li key={note.message} className={note.severity}>
            <strong>
              {marks[note.severity]} · {note.rule}
            </strong>{' '}
            {note.message}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Props {
  readonly amendment: Amendment
  readonly bill: Bill | undefined
  /** what it amends, where its text is held */
  readonly article: Article | undefined
  readonly siblings: readonly Amendment[]
  readonly onChange: (part: Partial<Amendment>) => void
}

const kinds = [
  { value: 'autre', label: 'Sans autre précision' },
  { value: 'suppression', label: 'De suppression' },
  { value: 'redactionnel', label: 'Rédactionnel' },
  { value: 'repli', label: 'De repli' },
  { value: 'appel', label: 'D’appel' },
] as const

const gages: readonly { readonly of: Payer; readonly label: string }[] = [
  { of: 'etat', label: 'Gage\u00a0: État' },
  { of: 'collectivites', label: 'Gage\u00a0: collectivités' },
  { of: 'securite-sociale', label: 'Gage\u00a0: sécurité sociale' },
]

/** The reasons of an amendment, in three parts. */
export function ReasonsForm({ amendment, onChange }: Pick<Props, 'amendment' | 'onChange'>) {
  const { reasons } = amendment
  const set = (part: Partial<Amendment['reasons']>) => onChange({ reasons: { ...reasons, ...part } })
  return (
    <section aria-labelledby="expose">
      <h3 id="expose">{amendment.chamber === 'an' ? 'Exposé sommaire' : 'Objet'}</h3>
      {amendment.expose ? (
        <p className="imported-expose">{amendment.expose}</p>
      ) : (
        <>
          <Field
            label={amendment.parent ? 'Ce que fait le sous-amendement' : 'Ce que fait l’amendement'}
            type="long"
            rows={2}
            value={reasons.does}
            onChange={does => set({ does })}
          />
          <Field
            label="Pourquoi"
            type="long"
            rows={4}
            value={reasons.why}
            onChange={why => set({ why })}
            help="Le droit, les faits, une ou deux sources."
          />
          <Sources sources={reasons.sources} onChange={sources => set({ sources })} />
          <Field
            label="Travaillé avec"
            value={reasons.origin}
            onChange={origin => set({ origin })}
            placeholder="La Quadrature du Net"
            help="«&nbsp;Cet amendement a été travaillé avec …&nbsp;»&nbsp;: la transparence est d’usage."
          />
        </>
      )}
    </section>
  )
}

/** Fields of an amendment's heading and the facts that decide its admissibility. */
export function Details({ amendment, bill, article, siblings, onChange }: Props) {
  const gageOf = (of: Payer): Change => {
    const after = lastParagraph(article?.alineas ?? [])
    return { kind: 'gage', of: [of], ...(after && { after }) }
  }
  const hasGage = amendment.changes.some(one => one.kind === 'gage')
  return (
    <section aria-labelledby="details">
      <h3 id="details">En-tête et recevabilité</h3>
      <div className="details">
        <Choice
          label="Assemblée"
          value={amendment.chamber}
          onChange={value => onChange({ chamber: value === 'senat' ? 'senat' : 'an' })}
          options={chambers}
        />
        <Field
          label="Texte concerné"
          value={amendment.textLabel}
          onChange={textLabel => onChange({ textLabel })}
        />
        <Field label="Lecture" value={amendment.reading} onChange={reading => onChange({ reading })} />
        <Field label="Séance ou commission" value={amendment.body} onChange={body => onChange({ body })} />
        <Field
          label="Auteurs"
          value={amendment.authors}
          onChange={authors => onChange({ authors })}
          help="Les parlementaires qui le déposent&nbsp;; vide dans un projet."
        />
        <Field
          label="Date limite de dépôt"
          type="date"
          value={amendment.deadline.slice(0, 10)}
          onChange={day => onChange({ deadline: day && `${day}T${amendment.deadline.slice(11) || '17:00'}` })}
          help={
            amendment.parent
              ? 'Un sous-amendement se dépose jusqu’à la discussion.'
              : 'Celle de l’étape du texte.'
          }
        />
        {amendment.deadline && (
          <Field
            label="Heure limite"
            value={amendment.deadline.slice(11)}
            onChange={hour => onChange({ deadline: `${amendment.deadline.slice(0, 10)}T${hour}` })}
            placeholder="17:00"
          />
        )}
        {!amendment.parent && (
          <Choice
            label="Nature"
            value={amendment.kind}
            onChange={value => onChange({ kind: kinds.find(one => one.value === value)?.value ?? 'autre' })}
            options={kinds}
          />
        )}
        <Choice
          label="Repli de"
          value={amendment.fallbackOf ?? ''}
          onChange={value =>
            onChange({ fallbackOf: value || undefined, ...(value && { kind: 'repli' as const }) })
          }
          options={[
            { value: '', label: 'Aucun' },
            ...siblings.map(one => ({
              value: one.id,
              label: `${targetLabel(one.target)}\u00a0: ${cutAtWord(one.dispositif, 60)}`,
            })),
          ]}
        />
        {bill && bill.measures.length > 0 && (
          <Choice
            label="Mesure"
            value={amendment.measure ?? ''}
            onChange={value => onChange({ measure: value || undefined })}
            options={[
              { value: '', label: 'Aucune' },
              ...bill.measures.map(one => ({ value: one.id, label: one.title })),
            ]}
          />
        )}
        <Choice
          label="Argent public"
          value={amendment.money}
          onChange={value => onChange({ money: value === 'loss' || value === 'charge' ? value : '' })}
          options={[
            { value: '', label: 'Ni charge ni perte' },
            { value: 'loss', label: 'Perte de recettes\u00a0: un gage' },
            { value: 'charge', label: 'Charge nouvelle\u00a0: irrecevable' },
          ]}
        />
      </div>
      {amendment.money === 'loss' && !hasGage && (
        <div className="actions">
          {gages.map(({ of, label }) => (
            <Button
              key={of}
              look="quiet"
              onPress={() => onChange({ changes: [...amendment.changes, gageOf(of)] })}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

const conflictName = ({ kind, certain }: Conflict): string => {
  switch (kind) {
    case 'overlap':
      return certain ? 'Conflit' : 'Conflit possible'
    case 'alternative':
      return 'Repli'
    case 'same-place':
      return 'Même endroit'
  }
}
