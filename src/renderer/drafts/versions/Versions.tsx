import { useState } from 'react'
import { groupBy } from '../../../shared/drafts/merge/matching.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import type { DraftVersion } from '../../../shared/drafts/version.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { longDay } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { ComparedVersions } from './ComparedVersions.tsx'
import { changeText, hourText, versionName } from './versionNames.ts'
import './versions.css'

interface Props {
  readonly draft: string
  /** saves what is on the page; resolves when it is */
  readonly flush: () => Promise<void>
  /** shows a text that was put in the place of the one on the page */
  readonly onAdopt: (draft: Draft) => void
}

/** Lists the versions of the text, day by day: compared, named, put back. */
export function Versions({ draft, flush, onAdopt }: Props) {
  const { value, error, reload } = useCall('drafts.versions', { id: draft }, ['drafts'])
  const [name, setName] = useState('')
  const [selectedVersion, setShown] = useState<DraftVersion>()
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return <Loading what="Lecture des versions" />
  const keep = async () => {
    await flush()
    await call['drafts.keep']({ id: draft, name: name.trim(), kind: 'named' })
    setName('')
    reload()
    say.success(name.trim() ? `Version «\u00a0${name.trim()}\u00a0» gardée.` : 'Version gardée.')
  }
  return (
    <div className="draft-versions">
      <form
        onSubmit={event => {
          event.preventDefault()
          keep().catch(say.error)
        }}
      >
        <Field label="Garder le texte d’aujourd’hui sous un nom" value={name} onChange={setName} />
        <Button type="submit" isDisabled={name.trim() === ''}>
          Garder cette version
        </Button>
      </form>
      {value.length === 0 && (
        <p className="help">
          Une version est gardée à la fin de chaque séance, à chaque export, et avant tout ce qui remplace le
          texte.
        </p>
      )}
      {[...groupBy(value, one => localDay(new Date(one.at)))].map(([day, list]) => (
        <section key={day}>
          <h2>{longDay(day)}</h2>
          <ul>
            {list.map(version => (
              <li key={version.id} className={version.kind}>
                <button type="button" className="draft-version" onClick={() => setShown(version)}>
                  <time dateTime={version.at}>{hourText(version.at)}</time>
                  <span className="version-name">{versionName(version)}</span>
                  <span className="version-change">{changeText(version)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="help">
        Gardées pour toujours&nbsp;: les versions nommées et celles des exports. Les autres&nbsp;: toutes
        pendant deux semaines, une par jour pendant un an, puis une par mois.
      </p>
      {selectedVersion && (
        <ComparedVersions
          draft={draft}
          versions={value}
          first={selectedVersion}
          flush={flush}
          onAdopt={onAdopt}
          onClose={() => {
            setShown(undefined)
            reload()
          }}
        />
      )}
    </div>
  )
}
