import type { fr } from './fr.ts'

export const en: typeof fr = {
  runs: 'Acts on selections',
  counted: (n, w) => (n > 1 ? `${w} acts on selections` : `${w} act on a selection`),
  none: 'No act on a selection',
  noneText:
    'What you do on a selection of quotes, invoices or customers is followed here for thirty days, from any computer.',
  columns: {
    title: 'Act',
    started: 'Started on',
    by: 'By',
    standing: 'State',
    all: 'Records',
    done: 'Done',
    excluded: 'Left out',
    refused: 'Refused',
    ended: 'Ended on',
  },
  standing: 'State',
  standings: {
    running: 'Going on',
    refused: 'With refusals',
    done: 'Over',
    stopped: 'Stopped',
    undone: 'Undone',
  },
  tiles: {
    running: 'Going on',
    refused: 'With refusals',
    done: 'Over',
    stopped: 'Stopped',
    undone: 'Undone',
  },
  mine: 'Mine',
  progress: (done, all) => `${done} of ${all}`,
  undoing: (done, all) => `Being undone: ${done} of ${all}`,
  byAt: (by, at) => (by ? `Started by ${by} on ${at}.` : `Started on ${at}.`),
  theirs: 'Only whoever started it stops it or undoes it.',
  stop: 'Stop',
  undo: 'Undo all',
}
