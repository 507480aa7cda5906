/** Command of a menu line, for the page or the window; a page action bears the id it has in the palette. */
export type MenuCommand = { readonly page: string } | { readonly window: 'maximize' | 'about' }

/** A line of a menu, as data: Electron's own `role`, or a command of ours. */
export interface MenuLine {
  readonly label?: string
  readonly type?: 'separator'
  readonly role?: MenuRole
  readonly command?: MenuCommand
  readonly accelerator?: string
  readonly visible?: false
  readonly submenu?: readonly MenuLine[]
}

export type MenuRole =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'quit'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'services'
  | 'front'
  | 'window'
  | 'help'

const line: MenuLine = { type: 'separator' }
const page = (id: string, label: string, accelerator?: string): MenuLine => ({
  label,
  command: { page: id },
  ...(accelerator && { accelerator }),
})

const about: MenuLine = { label: 'À propos de Prétoire', command: { window: 'about' } }
const quit: MenuLine = { role: 'quit', label: 'Quitter Prétoire', accelerator: 'CmdOrCtrl+Q' }

/** The menu bar of a platform: macOS has the menu of the application first, with the settings and the end in it. */
export function menuLines(platform: NodeJS.Platform): readonly MenuLine[] {
  const mac = platform === 'darwin'
  return [
    ...(mac ? [applicationMenu] : []),
    fileMenu(mac),
    editMenu,
    viewMenu,
    windowMenu(mac),
    helpMenu(mac),
  ]
}

const settings = (mac: boolean) => page('reglages', mac ? 'Préférences…' : 'Réglages', 'CmdOrCtrl+,')

const applicationMenu: MenuLine = {
  label: 'Prétoire',
  submenu: [
    about,
    line,
    settings(true),
    line,
    { role: 'services', label: 'Services' },
    line,
    { role: 'hide', label: 'Masquer Prétoire' },
    { role: 'hideOthers', label: 'Masquer les autres' },
    { role: 'unhide', label: 'Tout afficher' },
    line,
    quit,
  ],
}

const fileMenu = (mac: boolean): MenuLine => ({
  label: 'Fichier',
  submenu: [
    page('new', 'Nouveau dossier', 'CmdOrCtrl+Shift+N'),
    page('exported', 'Ouvrir un dossier exporté…'),
    line,
    page('import', 'Importer dans la bibliothèque…'),
    page('receive', 'Recevoir un lot…'),
    line,
    page('backup', 'Sauvegarder maintenant'),
    page('lock', 'Verrouiller la bibliothèque'),
    page('print-page', 'Imprimer…', 'CmdOrCtrl+P'),
    line,
    ...(mac ? [] : [settings(false), line]),
    { role: 'close', label: 'Fermer la fenêtre', accelerator: 'CmdOrCtrl+W' },
    ...(mac ? [] : [quit]),
  ],
})

const editMenu: MenuLine = {
  label: 'Édition',
  submenu: [
    { role: 'undo', label: 'Annuler' },
    { role: 'redo', label: 'Rétablir' },
    line,
    { role: 'cut', label: 'Couper' },
    { role: 'copy', label: 'Copier' },
    { role: 'paste', label: 'Coller' },
    { role: 'pasteAndMatchStyle', label: 'Coller sans la mise en forme' },
    { role: 'selectAll', label: 'Tout sélectionner' },
  ],
}

/** The plain sign of the key, its shifted one and the one of the number pad all zoom: keyboards differ. */
const viewMenu: MenuLine = {
  label: 'Affichage',
  submenu: [
    page('palette', 'Commandes…', 'CmdOrCtrl+K'),
    line,
    { role: 'zoomIn', label: 'Agrandir', accelerator: 'CmdOrCtrl+Plus' },
    { role: 'zoomIn', label: 'Agrandir (=)', accelerator: 'CmdOrCtrl+=', visible: false },
    { role: 'zoomIn', label: 'Agrandir (pavé)', accelerator: 'CmdOrCtrl+numadd', visible: false },
    { role: 'zoomOut', label: 'Réduire', accelerator: 'CmdOrCtrl+-' },
    { role: 'zoomOut', label: 'Réduire (pavé)', accelerator: 'CmdOrCtrl+numsub', visible: false },
    { role: 'resetZoom', label: 'Taille normale', accelerator: 'CmdOrCtrl+0' },
    { role: 'resetZoom', label: 'Taille normale (pavé)', accelerator: 'CmdOrCtrl+num0', visible: false },
    line,
    { role: 'togglefullscreen', label: 'Plein écran' },
  ],
}

const windowMenu = (mac: boolean): MenuLine => ({
  label: 'Fenêtre',
  ...(mac && { role: 'window' }),
  submenu: [
    { role: 'minimize', label: 'Réduire la fenêtre' },
    { label: 'Agrandir la fenêtre', command: { window: 'maximize' } },
    ...(mac ? [line, { role: 'front', label: 'Tout ramener au premier plan' } as const] : []),
  ],
})

const helpMenu = (mac: boolean): MenuLine => ({
  label: 'Aide',
  role: 'help',
  submenu: [
    page('manual', 'Guide de Prétoire', 'F1'),
    page('tour', 'Visite guidée'),
    page('help', 'Raccourcis du clavier'),
    line,
    page('settings-updates', 'Installer une mise à jour…'),
    line,
    page('settings-accessibility', 'Déclaration d’accessibilité'),
    page('settings-about', 'Licences'),
    ...(mac ? [] : [line, about]),
  ],
})
