import { linkAddress } from './link-question.ts'
import type { MenuLine, MenuRole } from './menu.ts'

/** The thing under the pointer, as Electron describes it. */
export interface ClickTarget {
  readonly isEditable: boolean
  readonly selectionText: string
  readonly linkURL: string
  readonly editFlags: {
    readonly canCut: boolean
    readonly canCopy: boolean
    readonly canPaste: boolean
    readonly canSelectAll: boolean
  }
}

/** A line of a context menu: one that cannot act now is greyed; `copy` is put in the clipboard. */
export interface ContextLine extends Pick<MenuLine, 'label' | 'type' | 'role'> {
  readonly enabled?: boolean
  readonly copy?: string
}

/** The menu of a right click in a field, on selected words or on a link; none elsewhere. The page's own menus come before it. */
export function contextLines({
  isEditable,
  selectionText,
  linkURL,
  editFlags,
}: ClickTarget): readonly ContextLine[] {
  const link = linkAddress(linkURL)
  const ofLink: ContextLine[] = link ? [{ label: link.label, copy: link.text }] : []
  if (isEditable)
    return [
      act('cut', 'Couper', editFlags.canCut),
      act('copy', 'Copier', editFlags.canCopy),
      act('paste', 'Coller', editFlags.canPaste),
      act('pasteAndMatchStyle', 'Coller sans la mise en forme', editFlags.canPaste),
      { type: 'separator' },
      act('selectAll', 'Tout sélectionner', editFlags.canSelectAll),
      ...(link ? [{ type: 'separator' } as const, ...ofLink] : []),
    ]
  const words = selectionText.trim() !== '' ? [act('copy', 'Copier', editFlags.canCopy)] : []
  return [...words, ...ofLink]
}

const act = (role: MenuRole, label: string, isEnabled: boolean): ContextLine => ({
  role,
  label,
  enabled: isEnabled,
})
