import { useEffect, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { InlineReader } from '../../../shared/drafts/assemble/inline-text.ts'
import type { Choice, Choices, Passage } from '../../../shared/drafts/merge/conflict.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import type { LinkedInsertion } from '../../../shared/drafts/version.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Conflicts } from './Conflicts.tsx'
import { ChangedLines } from './Lines.tsx'
import { useDraftReader } from './useDraftReader.ts'

interface Props {
  readonly draft: string
  readonly flush: () => Promise<void>
  readonly onAdopt: (draft: Draft) => void
  readonly onGo: (block: string) => void
}

/** Says which arguments inserted in the text have changed at their source, marks them in the margin, and brings them up to date. */
export function LinkedBar({ draft, flush, onAdopt, onGo }: Props) {
  const { value, reload } = useCall('drafts.linked', { id: draft }, ['library'])
  const [open, setOpen] = useState(false)
  const [laterGroup, setLaterGroup] = useState('')
  const names = value?.map(one => `${one.group} ${one.to}`).join() ?? ''
  useEffect(() => markGroups(value?.map(one => one.group) ?? []), [value])
  if (!value || value.length === 0 || (laterGroup === names && !open)) return null
  return (
    <div className="desk-bar" role="status">
      <p>
        {value.length === 1
          ? 'Un argument de ce texte a changé dans la bibliothèque.'
          : `${value.length} arguments de ce texte ont changé dans la bibliothèque.`}
      </p>
      <Button look="link" onPress={() => void flush().then(() => setOpen(true))}>
        Voir
      </Button>
      <Button look="quiet" onPress={() => setLaterGroup(names)}>
        Plus tard
      </Button>
      {open && (
        <LinkedBox
          list={value}
          draft={draft}
          flush={flush}
          onAdopt={adoption => {
            onAdopt(adoption)
            reload()
          }}
          onGo={block => {
            setOpen(false)
            onGo(block)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

function LinkedBox({
  list,
  onClose,
  ...rest
}: Props & { readonly list: readonly LinkedInsertion[]; readonly onClose: () => void }) {
  const [group, setGroup] = useState(list[0]?.group ?? '')
  const one = list.find(each => each.group === group) ?? list[0]
  return (
    <Box title="Arguments qui ont changé à leur source" open onClose={onClose} wide>
      {list.length > 1 && (
        <ul className="linked-list">
          {list.map(each => (
            <li key={each.group}>
              <Button
                look={each.group === one?.group ? 'plain' : 'quiet'}
                onPress={() => setGroup(each.group)}
              >
                {each.title}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {one && <Renewing key={one.group} one={one} {...rest} onClose={onClose} last={list.length === 1} />}
    </Box>
  )
}

function Renewing({
  one,
  draft,
  flush,
  onAdopt,
  onGo,
  onClose,
  last,
}: Props & { readonly one: LinkedInsertion; readonly onClose: () => void; readonly last: boolean }) {
  const [choices, setChoices] = useState<Choices>({})
  const say = useSay()
  const request = { id: draft, group: one.group, choices }
  const { value, error, reload } = useCall('drafts.updateLinked', one.state === 'gone' ? null : request, [
    'library',
  ])
  const { speak } = useDraftReader(draft, [value?.draft], ['library'])
  const choose = (id: string, choice: Choice) => setChoices(now => ({ ...now, [id]: choice }))
  const apply = async () => {
    await flush()
    const update = await call['drafts.updateLinked']({
      ...request,
      apply: true,
      ...(value && { revision: value.draft.revision }),
    })
    onAdopt(update.draft)
    say.success(
      `«\u00a0${one.title}\u00a0» est à jour dans le texte. Celui d’avant est gardé parmi les versions.`,
    )
    if (last) onClose()
  }
  return (
    <>
      <h3 className="compared-title">
        {one.title}{' '}
        <Button look="link" onPress={() => onGo(one.block)}>
          Y aller
        </Button>
      </h3>
      {one.state === 'gone' && (
        <p className="help">
          Cet argument n’est plus dans la bibliothèque. Le texte reste comme il est&nbsp;; restaurez
          l’argument pour le lier de nouveau.
        </p>
      )}
      {error && <Failure error={error} retry={reload} />}
      {one.state === 'changed' && (!value || !speak) && <Loading what="Comparaison avec la source" />}
      {value && speak && (
        <div className="compared-page">
          {!value.known && (
            <p className="help">
              La bibliothèque ne sait plus ce qui avait été inséré&nbsp;: rien n’est pris sans que vous le
              choisissiez.
            </p>
          )}
          <ol className="conflicts">
            {value.passages.map(passage => (
              <li key={passage.id}>
                <ChangedPassage passage={passage} say={speak} />
                <Ways passage={passage} value={choices[passage.id] ?? passage.choice} onChoose={choose} />
              </li>
            ))}
          </ol>
          {value.conflicts.some(each => each.kind === 'words') && (
            <Conflicts
              conflicts={value.conflicts.filter(each => each.kind === 'words')}
              choices={choices}
              onChoose={choose}
              say={speak}
              other="La source, aujourd’hui"
            />
          )}
        </div>
      )}
      <div className="actions">
        {one.state === 'changed' && (
          <Button look="main" isDisabled={!value} onPress={() => void apply().catch(say.error)}>
            Mettre ce passage à jour
          </Button>
        )}
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </>
  )
}

const ChangedPassage = ({ passage, say }: { readonly passage: Passage; readonly say: InlineReader }) => (
  <div className={passage.edited ? 'two-sides' : 'two-sides alone'}>
    <div className="one-side">
      <h4>Ce qui change à la source</h4>
      <div className="one-side-text">
        <ChangedLines before={passage.base} after={passage.theirs} say={say} />
      </div>
    </div>
    {passage.edited && (
      <div className="one-side">
        <h4>Votre texte</h4>
        <div className="one-side-text">
          <ChangedLines before={passage.base} after={passage.mine} say={say} />
        </div>
      </div>
    )}
  </div>
)

const Ways = ({
  passage,
  value,
  onChoose,
}: {
  readonly passage: Passage
  readonly value: Choice
  readonly onChoose: (id: string, choice: Choice) => void
}) => (
  <RadioGroup
    className="ways"
    orientation="horizontal"
    value={passage.edited || value === 'mine' ? value : 'theirs'}
    onChange={choice => onChoose(passage.id, choice as Choice)}
  >
    <Label className="sr-only">Que faire de ce passage</Label>
    {passage.edited && (
      <Radio value="both" className="way">
        Mettre ensemble
      </Radio>
    )}
    <Radio value="theirs" className="way">
      Prendre la source
    </Radio>
    <Radio value="mine" className="way">
      Garder le mien
    </Radio>
  </RadioGroup>
)

/** Marks in the margin the blocks of these insertions, until the returned function is called. */
function markGroups(groups: readonly string[]): () => void {
  const sheet = new CSSStyleSheet()
  const rules = groups.map(group => {
    const block = `.editor-page > [data-group="${CSS.escape(group)}"]`
    // said once, where the insertion begins
    return `${block} { box-shadow: -3px 0 0 var(--warn); }
      ${block}:not(${block} + *)::after { content: " · source modifiée"; font: 0.75rem var(--sans); color: var(--warn); }`
  })
  sheet.replaceSync(rules.join('\n'))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet)
  }
}
