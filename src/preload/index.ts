import { contextBridge, ipcRenderer, webUtils } from 'electron'

// The page learns no path: the main process registers the one of a file dropped or chosen, asks the system for a place to
// write, and answers with tokens.
contextBridge.exposeInMainWorld('pretoire', {
  tokenOf: async (file: File): Promise<unknown> => {
    const path = webUtils.getPathForFile(file)
    return path ? ipcRenderer.invoke('file', path) : undefined
  },
  askPlace: (kind: string, name: string): Promise<unknown> => ipcRenderer.invoke('place', kind, name),
  /** Before the window closes: `save` resolves with what could not be saved, in sentences. */
  onClose: (save: () => Promise<readonly string[]>) => {
    ipcRenderer.on('closing', (_event, round: number) => {
      void save().then(losses => ipcRenderer.send('closing-answer', round, losses))
    })
    ipcRenderer.send('closing-ready')
  },
  /** A line of the menu bar, by the id the page gives its actions. */
  onCommand: (run: (id: string) => void) => {
    ipcRenderer.removeAllListeners('command')
    ipcRenderer.on('command', (_event, id: string) => run(id))
  },
})
