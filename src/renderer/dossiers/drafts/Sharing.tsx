import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { call } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Pseudonyms } from './Pseudonyms.tsx'
import { Reuse } from './Reuse.tsx'

interface Props {
  readonly dossier: string
  readonly draft: string
  readonly title: string
  /** a template was made of it, or taken away again */
  readonly onTemplate: () => void
}

/** Menu of a draft's reuse: a copy, a copy in which nobody is named, the writings for another town. */
export function Sharing({ dossier, draft, title, onTemplate }: Props) {
  const [masking, setMasking] = useState(false)
  const [reusing, setReusing] = useState(false)
  const say = useSay()
  const acts = {
    copy: () => call['drafts.copy']({ id: draft }).then(copy => go(['dossier', dossier, copy.id]), say.error),
    mask: () => setMasking(true),
    reuse: () => setReusing(true),
    template: () =>
      call['drafts.template']({ id: draft })
        .then(async template => {
          await call['templates.save']({ template })
          onTemplate()
          say.success(
            `Le modèle «\u00a0${template.title}\u00a0» est gardé\u00a0: ses faits sont à remplir à chaque texte.`,
            () => call['templates.remove']({ id: template.id }).then(onTemplate),
          )
        })
        .catch(say.error),
  }
  return (
    <>
      <MenuTrigger>
        <Button look="link" aria-label={`Copier ou partager le texte ${title}`}>
          Copier…
        </Button>
        <Popover className="popover">
          <Menu
            className="menu"
            aria-label="Copier ou partager"
            onAction={key => void acts[key as keyof typeof acts]()}
          >
            <MenuItem id="copy" className="menu-item">
              <Text slot="label">Copier dans ce dossier</Text>
            </MenuItem>
            <MenuItem id="mask" className="menu-item">
              <Text slot="label">Copie pseudonymisée…</Text>
            </MenuItem>
            <MenuItem id="reuse" className="menu-item">
              <Text slot="label">Reprendre pour une autre commune…</Text>
            </MenuItem>
            <MenuItem id="template" className="menu-item">
              <Text slot="label">En faire un modèle</Text>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {reusing && <Reuse draft={draft} onClose={() => setReusing(false)} />}
      {masking && <Pseudonyms draft={draft} onClose={() => setMasking(false)} />}
    </>
  )
}
