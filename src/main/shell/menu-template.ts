import type { ContextLine } from './context-menu.ts'
import type { MenuCommand, MenuLine } from './menu.ts'

/** A line of a menu as Electron builds it. */
export type TemplateLine = Omit<MenuLine, 'command' | 'submenu'> & {
  readonly enabled?: boolean
  readonly acceleratorWorksWhenHidden?: true
  readonly click?: () => void
  readonly submenu?: TemplateLine[]
}

/** The menu bar as Electron builds it; `run` does a command of ours. */
export function menuTemplate(
  lines: readonly MenuLine[],
  run: (command: MenuCommand) => void,
): TemplateLine[] {
  return lines.map(({ command, submenu, ...line }) => ({
    ...line,
    ...(line.visible === false && { acceleratorWorksWhenHidden: true }),
    ...(command && { click: () => run(command) }),
    ...(submenu && { submenu: menuTemplate(submenu, run) }),
  }))
}

/** A context menu as Electron builds it; `copy` puts a text in the clipboard. */
export const contextTemplate = (
  lines: readonly ContextLine[],
  copy: (text: string) => void,
): TemplateLine[] =>
  lines.map(({ copy: text, ...line }) => ({
    ...line,
    ...(text !== undefined && { click: () => copy(text) }),
  }))

/** A window, as far as the commands of the menu go. */
export interface CommandedWindow {
  readonly webContents: { send(channel: string, ...values: unknown[]): void }
  isMaximized(): boolean
  maximize(): void
  unmaximize(): void
}

/** Does a command of the menu: by the page, by the window, or by `showAbout`. */
export function runCommand(
  command: MenuCommand,
  window: CommandedWindow | undefined,
  showAbout: () => void,
): void {
  if ('page' in command) window?.webContents.send('command', command.page)
  else if (command.window === 'about') showAbout()
  else if (window?.isMaximized()) window.unmaximize()
  else window?.maximize()
}
