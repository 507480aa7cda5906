import { useMemo, useState } from 'react'
import { inclusiveForm, type Proof, proofread } from '../../../../shared/drafts/editing/proofread.ts'
import type { Block, Draft } from '../../../../shared/drafts/model.ts'
import { RULES } from '../../../../shared/french/typing-rules.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { Choice } from '../../../ui/field.tsx'
import { count } from '../../../ui/quantities.ts'
import './typography.css'

const CONTEXT_CHARS = 34

/** Spaces one can see. */
const visible = (text: string): string => text.replace(/ /g, '␣').replace(/[\u00a0\u202f]/g, '⍽')
/** A citation or a note in the middle of a line. */
const plain = (text: string): string => text.replace(/\ufffc/g, '◦')

/** A change in its sentence: what was, struck through, and what would be. */
const Proposed = ({ at, n }: { readonly at: Proof; readonly n: number }) => {
  const one = at.proposals[n]
  if (!one) return null
  const { start, end, text, isRaised } = one
  const old = at.text.slice(start, end)
  return (
    <span className="proposed">
      {start > CONTEXT_CHARS && '…'}
      {plain(at.text.slice(Math.max(0, start - CONTEXT_CHARS), start))}
      {old !== text && old !== '' && <del>{visible(old)}</del>}
      {text !== '' && <ins>{isRaised ? <sup>{text}</sup> : visible(text)}</ins>}
      {plain(at.text.slice(end, end + CONTEXT_CHARS))}
      {end + CONTEXT_CHARS < at.text.length && '…'}
      {at.note && <small> (note)</small>}
    </span>
  )
}

interface Props {
  readonly blocks: readonly Block[]
  readonly style: Draft['style']
  readonly inclusive: Draft['inclusive']
  readonly onInclusive: (form: Draft['inclusive']) => void
  readonly onApply: (selection: readonly Proof[], changes: number) => void
  readonly onClose: () => void
}

const forms: readonly (readonly [Draft['inclusive'], string])[] = [
  ['auto', 'selon le texte (point médian dans une note, comme écrit ailleurs)'],
  ['off', 'comme c’est écrit'],
  ['dot', 'député·es'],
  ['period', 'député.e.s'],
  ['hyphen', 'député-e-s'],
  ['brackets', 'député(e)s'],
]

/** One change among those of a line, as the list knows it. */
interface One {
  readonly key: string
  readonly at: Proof
  readonly n: number
}

/** more lines than anyone reads at once */
const LINES_PER_PAGE = 150

/** Every change French typography asks of the text, in its sentence, by rule; one makes those one wants, in one step. */
export const Typography = ({ blocks, style, inclusive, onInclusive, onApply, onClose }: Props) => {
  const [form, setForm] = useState(inclusive)
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [skippedKeys, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const [rule, setRule] = useState<string>()
  const [visibleCount, setShown] = useState(LINES_PER_PAGE)
  const proofs = useMemo(
    () => proofread(blocks, inclusiveForm({ inclusive: form, style })),
    [blocks, form, style],
  )
  const all = useMemo(
    () =>
      proofs.flatMap(at =>
        at.proposals.map((_, n): One => ({ key: `${at.block}/${at.line}/${at.note ?? ''}/${n}`, at, n })),
      ),
    [proofs],
  )
  const ruleOf = ({ at, n }: One) => at.proposals[n]?.rule ?? ''
  const isChosen = (one: One) => !off.has(ruleOf(one)) && !skippedKeys.has(one.key)
  const selection = all.filter(isChosen)
  const visibleProofs = rule ? all.filter(one => ruleOf(one) === rule) : all

  const apply = () => {
    const keys = new Set(selection.map(one => one.key))
    const groups = proofs.map(at => ({
      ...at,
      proposals: at.proposals.filter((_, n) => keys.has(`${at.block}/${at.line}/${at.note ?? ''}/${n}`)),
    }))
    onApply(
      groups.filter(at => at.proposals.length > 0),
      keys.size,
    )
  }
  const rules = RULES.map(({ id, name }) => ({
    id,
    name,
    times: all.filter(one => ruleOf(one) === id).length,
  })).filter(one => one.times > 0)

  return (
    <Box title="Typographie française" open wide onClose={onClose}>
      <Choice
        label="Écriture inclusive de ce texte"
        value={form}
        onChange={value => {
          const next = forms.find(([one]) => one === value)?.[0] ?? 'auto'
          setForm(next)
          onInclusive(next)
        }}
        options={forms.map(([value, label]) => ({ value, label }))}
      />
      {all.length === 0 ? (
        <p role="status">Rien à reprendre&nbsp;: la typographie de ce texte est en ordre.</p>
      ) : (
        <div className="typography">
          <fieldset className="typography-rules">
            <legend>{count(all.length, 'proposition')}</legend>
            <button type="button" aria-pressed={rule === undefined} onClick={() => setRule(undefined)}>
              Toutes
            </button>
            {rules.map(({ id, name, times }) => (
              <div key={id}>
                <input
                  type="checkbox"
                  aria-label={`Appliquer la règle\u00a0: ${name}`}
                  checked={!off.has(id)}
                  onChange={() => setOff(toggle(off, id))}
                />
                <button
                  type="button"
                  aria-pressed={rule === id}
                  onClick={() => {
                    setRule(id)
                    setShown(LINES_PER_PAGE)
                  }}
                >
                  {name} <small>{times}</small>
                </button>
              </div>
            ))}
          </fieldset>
          <ul className="typography-list" aria-label="Propositions">
            {visibleProofs.slice(0, visibleCount).map(one => (
              <li key={one.key}>
                <label>
                  <input
                    type="checkbox"
                    checked={isChosen(one)}
                    disabled={off.has(ruleOf(one))}
                    onChange={() => setSkipped(toggle(skippedKeys, one.key))}
                  />
                  <Proposed at={one.at} n={one.n} />
                </label>
              </li>
            ))}
            {visibleProofs.length > visibleCount && (
              <li>
                <Button look="quiet" onPress={() => setShown(visibleCount + LINES_PER_PAGE)}>
                  Montrer la suite ({visibleProofs.length - visibleCount})
                </Button>
              </li>
            )}
          </ul>
        </div>
      )}
      <p className="help">
        ⍽ espace insécable, ␣ espace. Les citations mot pour mot, les adresses, les heures et le texte en
        chasse fixe ne sont pas touchés.
      </p>
      <div className="actions">
        <Button look="main" isDisabled={selection.length === 0} onPress={apply}>
          Appliquer ({selection.length})
        </Button>
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </Box>
  )
}

const toggle = (set: ReadonlySet<string>, one: string): ReadonlySet<string> => {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}
