import { Fragment, useState } from 'react'
import { citeText } from '../../../shared/library/cite/print.ts'
import type { Duplicate } from '../../../shared/library/collection.ts'
import { entryOf } from '../../../shared/library/kinds/registry.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { withKeys } from '../../ui/keyed.ts'
import { Empty, Failure, Loading, Marks } from '../../ui/state.tsx'
import './duplicates.css'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

/** Sources that look like one, group by group: joined after a look at what that makes, or kept apart for good. */
export function Duplicates({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { value: groups, error, reload } = useCall('library.duplicates', {})
  if (error) return <Failure error={error} retry={reload} />
  if (!groups) return <Loading what="Recherche des doublons" />
  if (groups.length === 0)
    return (
      <Empty title="Aucun doublon">
        Une même décision venue de deux éditeurs est réunie d’elle-même à l’import. S’il reste deux sources
        semblables, elles paraîtront ici.
      </Empty>
    )
  return (
    <div className="reader duplicates">
      <h2 className="reader-title">Doublons possibles</h2>
      <p className="help">
        {count(groups.length, 'groupe')} de sources qui se ressemblent. Choisissez celle qui reste&nbsp;; ce
        que l’autre a de plus la rejoint, et rien ne se fait sans aperçu.
      </p>
      {groups.map(group => (
        <Group key={group.hits.map(hit => hit.id).join(' ')} group={group} onOpen={onOpen} />
      ))}
    </div>
  )
}

function Group({ group, onOpen }: { readonly group: Duplicate; readonly onOpen: (id: string) => void }) {
  const [keep, setKeep] = useState(group.hits[0]?.id ?? '')
  const [looking, setLooking] = useState(false)
  const say = useSay()
  const otherIds = group.hits.map(hit => hit.id).filter(id => id !== keep)
  const sameTold = new Set(group.hits.map(hit => hit.told)).size === 1
  const merge = () =>
    call['library.merge']({ keep, others: otherIds }).then(
      ({ act, source }) =>
        say.success(`Réunies en une seule\u00a0: ${citeText(source)}.`, () =>
          call['library.unmerge']({ act }),
        ),
      say.error,
    )
  const keepDistinct = () =>
    call['library.distinct']({ ids: group.hits.map(hit => hit.id) }).then(
      ({ act }) =>
        say.success('Ces sources ne seront plus proposées comme doublons.', () =>
          call['library.unmerge']({ act }),
        ),
      say.error,
    )
  return (
    <fieldset className="twins">
      <legend>{group.reason}</legend>
      {group.hits.map(hit => (
        <label key={hit.id} className="twin">
          <input
            type="radio"
            name={`keep-${group.hits[0]?.id}`}
            checked={hit.id === keep}
            onChange={() => setKeep(hit.id)}
          />
          <span>
            {hit.label} <Marks of={hit} />
            <small>{hit.told}</small>
            {sameTold && <small>{hit.excerpt}</small>}
          </span>
          <Button look="link" onPress={() => onOpen(hit.id)}>
            Lire
          </Button>
        </label>
      ))}
      {looking && <Preview keep={keep} otherIds={otherIds} />}
      <div className="actions">
        {looking ? (
          <>
            <Button look="main" onPress={() => void merge()}>
              Réunir en une seule
            </Button>
            <Button onPress={() => setLooking(false)}>Ne pas réunir</Button>
          </>
        ) : (
          <Button onPress={() => setLooking(true)}>Voir la réunion…</Button>
        )}
        <Button look="quiet" onPress={() => void keepDistinct()}>
          Ce sont des sources différentes
        </Button>
      </div>
    </fieldset>
  )
}

function Preview({ keep, otherIds }: { readonly keep: string; readonly otherIds: readonly string[] }) {
  const { value, error } = useCall('library.joined', { keep, others: [...otherIds] })
  if (error) return <Failure error={error} />
  if (!value) return <Loading what="Aperçu" />
  const { source, left } = value
  const length = 'text' in source ? source.text.reduce((sum, { text }) => sum + text.length, 0) : 0
  return (
    <section className="joined" aria-label="Ce que deviendrait la source gardée">
      <h3>Ce que deviendrait la source gardée</h3>
      <dl className="facts">
        <dt>Citée</dt>
        <dd>
          {citeText(source)} <Marks of={source} />
        </dd>
        {length > 0 && (
          <>
            <dt>Texte</dt>
            <dd>
              {length.toLocaleString('fr-FR')} signes
              {entryOf(source).isDamaged(source) && ', ponctuation abîmée'}
            </dd>
          </>
        )}
        {source.kind === 'article' && (
          <>
            <dt>Versions</dt>
            <dd>{source.versions.length}</dd>
          </>
        )}
        <dt>Provenances</dt>
        <dd>
          {source.provenance
            .map(({ publisher, asOf }) => publisher + (asOf ? ` (${shortDay(asOf)})` : ''))
            .join('\u00a0; ') || 'aucune'}
        </dd>
        {source.tags.length > 0 && (
          <>
            <dt>Mots-clés</dt>
            <dd>{source.tags.join(', ')}</dd>
          </>
        )}
        {source.notes && (
          <>
            <dt>Notes</dt>
            <dd className="lines">{source.notes}</dd>
          </>
        )}
      </dl>
      {left.length > 0 && (
        <>
          <h3>Ce qui n’en sera pas repris</h3>
          <dl className="facts" aria-label="Ce qui n’en sera pas repris">
            {withKeys(left, one => `${one.from} ${one.field}`).map(({ key, item }) => (
              <Fragment key={key}>
                <dt>{item.field}</dt>
                <dd className="lines">
                  {item.words}
                  {otherIds.length > 1 && <small> ({item.from})</small>}
                </dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}
