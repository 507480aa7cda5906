import { X } from 'lucide-react'
import { useState } from 'react'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { fillSlots } from '../../../shared/campaign/calls/slots.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly amendment: Amendment
  readonly onChange: (part: Partial<Amendment>) => void
}

/** The arguments of the campaign an amendment rests on: linked, read, their words and authorities taken up in its reasons. */
export function LinkedArguments({ amendment, onChange }: Props) {
  const [text, setText] = useState('')
  const isSearchable = text.trim().length > 2
  const { value: searchAnswer } = useCall(
    'library.search',
    isSearchable ? { text, kind: 'argument', limit: 5 } : null,
  )
  const { bill, measure, chamber } = amendment
  const { value: proposals } = useCall(
    'briefs.propose',
    bill && !isSearchable
      ? {
          choice: { bill, measures: measure ? [measure] : [], audience: { chamber } },
          most: 8,
        }
      : null,
  )
  const linkedIds = amendment.arguments
  const candidates = (
    isSearchable
      ? (searchAnswer?.hits ?? []).map(one => ({ id: one.id, title: one.label }))
      : (proposals?.arguments ?? []).filter(one => one.valid === 'now' && one.reasons.length > 0)
  )
    .filter(one => !linkedIds.includes(one.id))
    .slice(0, 5)
  return (
    <section aria-labelledby="linked-arguments">
      <h3 id="linked-arguments">Arguments de la campagne</h3>
      {linkedIds.length > 0 && (
        <ul className="rows" aria-label="Arguments liés">
          {linkedIds.map(id => (
            <LinkedArgument key={id} id={id} amendment={amendment} onChange={onChange} />
          ))}
        </ul>
      )}
      <Field
        label="Relier un argument"
        value={text}
        onChange={setText}
        placeholder="titre, mots"
        help="La page de l’argument montre ensuite les amendements qui s’appuient sur lui."
      />
      {candidates.length > 0 && (
        <fieldset className="actions bare">
          <legend className="help">{isSearchable ? 'Trouvés' : 'Proposés pour ce texte'}</legend>
          {candidates.map(one => (
            <Button
              key={one.id}
              look="quiet"
              aria-label={`Relier\u00a0: ${one.title}`}
              onPress={() => {
                onChange({ arguments: [...linkedIds, one.id] })
                setText('')
              }}
            >
              {one.title}
            </Button>
          ))}
        </fieldset>
      )}
      {isSearchable && searchAnswer?.hits.length === 0 && (
        <p className="help">Aucun argument de la bibliothèque.</p>
      )}
    </section>
  )
}

function LinkedArgument({ id, amendment, onChange }: Props & { readonly id: string }) {
  const { value } = useCall('library.get', { id })
  const argument = value?.kind === 'argument' ? value : undefined
  const { reasons } = amendment
  const say = useSay()
  const words = argument ? fillSlots(argument.shortForm || argument.thesis, {}) : ''
  const isIncluded = words !== '' && reasons.why.includes(words)
  const take = async () => {
    const citedSources = new Set(reasons.sources.map(one => one.id))
    const more = (argument?.authorities ?? [])
      .filter(one => one.role !== 'contrary' && !citedSources.has(one.source))
      .slice(0, 2 - reasons.sources.length)
    const sources = await Promise.all(more.map(one => call['library.get']({ id: one.source })))
    onChange({
      reasons: {
        ...reasons,
        why: [reasons.why.trim(), words].filter(Boolean).join('\n'),
        sources: [
          ...reasons.sources,
          ...sources.map(({ kind, id }, n) => {
            const pin = more[n]?.pin
            return { kind, id, ...(pin && { pin }) }
          }),
        ],
      },
    })
  }
  return (
    <li className="row-item">
      <span className="row-text">
        <a href={href(['bibliotheque', id])}>{argument?.title ?? id}</a>
        <span className="row-meta">{words}</span>
      </span>
      {words && !amendment.expose && (
        <Button look="quiet" onPress={() => void take().catch(say.error)} isDisabled={isIncluded}>
          {isIncluded ? 'Repris' : 'Reprendre dans l’exposé'}
        </Button>
      )}
      <IconButton
        icon={X}
        name={`Délier\u00a0: ${argument?.title ?? id}`}
        onPress={() => onChange({ arguments: amendment.arguments.filter(one => one !== id) })}
      />
    </li>
  )
}
