import { useState } from 'react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components'
import type { Output } from '../../../shared/contract/contract.ts'
import type { Affaire } from '../../../shared/dossiers/model.ts'
import { offeredIn } from '../../../shared/drafts/templates/matter.ts'
import type { Matter, Template } from '../../../shared/drafts/templates/template.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { momentText, shortDay } from '../../ui/date.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { byAim } from '../TemplateList.tsx'
import { Sharing } from './Sharing.tsx'
import { setOf, Together } from './Together.tsx'

type ListedDraft = Output<'drafts.list'>[number]

/** The texts of a dossier. */
export function Drafts({
  dossier,
  affaires,
  templates: all,
  matter,
  onWord,
  onTemplate,
}: {
  readonly dossier: string
  /** its cases beside the main one */
  readonly affaires: readonly Affaire[]
  readonly templates: readonly Template[]
  /** that of the dossier: templates of another are not proposed */
  readonly matter: Matter
  /** asks for a Word file to take back */
  readonly onWord: () => void
  /** the templates are others than those given */
  readonly onTemplate: () => void
}) {
  const { value, error, reload } = useCall('drafts.list', { dossier }, ['drafts', 'dossiers'])
  const [isPairOpen, setPairOpen] = useState(false)
  const templateIds = value?.map(one => one.template) ?? []
  const templates = offeredIn(all, matter, templateIds)
  const say = useSay()
  const create = (template: string) =>
    call['line.prepare']({ dossier, template }).then(
      ({ draft }) => go(['dossier', dossier, draft]),
      say.error,
    )
  const remove = (id: string, title: string) =>
    call['drafts.remove']({ id }).then(
      () => say.success(`Le texte «\u00a0${title}\u00a0» est retiré.`, () => call['drafts.restore']({ id })),
      say.error,
    )
  return (
    <>
      {error && <Failure error={error} retry={reload} />}
      {value?.length === 0 && <p className="help">Aucun texte encore. Choisissez un modèle.</p>}
      <ul className="rows">
        {value?.map(one => (
          <li key={one.id} className="row-item">
            <span className="row-text">
              <a className="row-title" href={href(['dossier', dossier, one.id])}>
                {one.title}
              </a>
              <span className="row-meta">
                {[
                  one.filed ? `Dépôt du ${shortDay(one.filed)}` : momentText(one.updatedAt),
                  ...withOf(one, value),
                  ...affaires.flatMap(({ id, title }) =>
                    id === one.affaire ? [`affaire\u00a0: ${title}`] : [],
                  ),
                ].join(' · ')}
              </span>
            </span>
            <Sharing dossier={dossier} draft={one.id} title={one.title} onTemplate={onTemplate} />
            {!one.filed && (
              <Button
                look="link"
                aria-label={`Retirer le texte ${one.title}`}
                onPress={() => void remove(one.id, one.title)}
              >
                Retirer
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="actions">
        <MenuTrigger>
          <Button>Nouveau texte…</Button>
          <Popover className="popover">
            <Menu className="menu" aria-label="Modèles" onAction={key => void create(String(key))}>
              {byAim(templates, matter).map(({ aim, name, templates: ofAim }) => (
                <MenuSection key={aim}>
                  <Header>{name}</Header>
                  {ofAim.map(one => (
                    <MenuItem key={one.id} id={one.id} textValue={one.title} className="menu-item">
                      <Text slot="label">{one.title}</Text>
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
        {templateIds.length > 0 && setOf(templates, templateIds).length > 1 && (
          <Button onPress={() => setPairOpen(true)}>Préparer ensemble…</Button>
        )}
        <Button onPress={onWord}>Reprendre un fichier Word…</Button>
      </div>
      {isPairOpen && (
        <Together
          dossier={dossier}
          templates={templates}
          presentIds={templateIds}
          onClose={() => {
            setPairOpen(false)
            reload()
          }}
        />
      )}
    </>
  )
}

/** The texts prepared with one: « avec Référé-suspension, Inventaire ». */
function withOf(one: ListedDraft, all: readonly ListedDraft[]): string[] {
  const companions = all.filter(other => one.set && other.set === one.set && other.id !== one.id)
  return companions.length > 0 ? [`ensemble avec ${companions.map(other => other.title).join(', ')}`] : []
}
