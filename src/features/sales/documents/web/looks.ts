/** A cell of the grid that is typed into: no frame until the caret is in it, as in a spreadsheet. */
export const cellLook =
  'h-full min-h-8 w-full min-w-0 rounded-sm bg-transparent px-2 text-13 text-text placeholder:text-faint hover:bg-surface focus:bg-surface focus:outline-2 focus:-outline-offset-1 focus:outline-accent aria-invalid:outline-2 aria-invalid:-outline-offset-1 aria-invalid:outline-red'
