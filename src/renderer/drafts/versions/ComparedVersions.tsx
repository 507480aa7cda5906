import { useState } from 'react'
import type { Draft } from '../../../shared/drafts/model.ts'
import type { DraftVersion } from '../../../shared/drafts/version.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { VersionComparison } from './Compared.tsx'
import { useDraftReader } from './useDraftReader.ts'
import { versionName } from './versionNames.ts'

interface Props {
  readonly draft: string
  readonly versions: readonly DraftVersion[]
  /** the one looked at first, beside the text of today */
  readonly first: DraftVersion
  readonly flush: () => Promise<void>
  readonly onAdopt: (draft: Draft) => void
  readonly onClose: () => void
}

const now = 'now'

/** Any two versions of a text, read as one; either is put back whole, or passage by passage, the present being kept first. */
export function ComparedVersions({ draft, versions, first, flush, onAdopt, onClose }: Props) {
  const [from, setFrom] = useState(first.id)
  const [to, setTo] = useState(now)
  const [name, setName] = useState(first.kind === 'named' ? first.name : '')
  const say = useSay()
  const older = useCall('drafts.version', from === now ? null : { id: from })
  const newer = useCall('drafts.version', to === now ? null : { id: to })
  const { present, speak } = useDraftReader(draft, [older.value?.draft, newer.value?.draft], ['drafts'])
  const [before, after] = [
    from === now ? present.value?.draft : older.value?.draft,
    to === now ? present.value?.draft : newer.value?.draft,
  ]
  const error = present.error ?? older.error ?? newer.error
  const options = [
    { value: now, label: 'Le texte d’aujourd’hui' },
    ...versions.map(one => ({ value: one.id, label: `${momentText(one.at)} — ${versionName(one)}` })),
  ]
  const restore = async (blocks?: string[]) => {
    await flush()
    const { revision } = await call['drafts.get']({ id: draft })
    const answer = await call['drafts.restoreVersion']({
      version: from,
      revision,
      ...(blocks && { blocks }),
    })
    onAdopt(answer)
    present.reload()
    say.success(
      blocks
        ? 'Passage remis. Ctrl+Z dans le texte l’enlève de nouveau.'
        : 'Version remise. Le texte qu’elle remplace est gardé parmi les versions\u00a0; Ctrl+Z y revient.',
    )
    if (!blocks) onClose()
  }
  const rename = async () => {
    await call['drafts.nameVersion']({ id: from, name: name.trim() })
    say.success(name.trim() ? 'La version est nommée.' : 'La version n’a plus de nom.')
  }
  return (
    <Box title="Comparer deux versions" open onClose={onClose} wide>
      <div className="fields two">
        <Choice label="De" value={from} onChange={setFrom} options={options} />
        <Choice label="À" value={to} onChange={setTo} options={options} />
      </div>
      {error ? (
        <Failure error={error} retry={present.reload} />
      ) : before && after && speak ? (
        <section className="compared-page" aria-label="Différences">
          <VersionComparison
            before={before.blocks}
            after={after.blocks}
            say={speak}
            {...(from !== now && to === now && { onBack: id => void restore([id]).catch(say.error) })}
          />
        </section>
      ) : (
        <Loading what="Comparaison" />
      )}
      {from !== now && (
        <form
          className="version-rename"
          onSubmit={event => {
            event.preventDefault()
            rename().catch(say.error)
          }}
        >
          <Field label="Nom de la première" value={name} onChange={setName} />
          <Button type="submit">Nommer</Button>
        </form>
      )}
      <div className="actions">
        {from !== now && (
          <Button look="main" onPress={() => void restore().catch(say.error)}>
            Revenir à la première
          </Button>
        )}
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </Box>
  )
}
