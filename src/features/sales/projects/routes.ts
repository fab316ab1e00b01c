import { on } from '#server/http.ts'
import { addPerson, attachDocument, detachDocument, removePerson } from './actions/belonging.ts'
import { createKind, createVenue, editKind, editVenue, saveSteps } from './actions/lists.ts'
import { dropFile, keepFile, openFile } from './actions/files.ts'
import { createProject, deleteProject, moveProject, updateProject } from './actions/project.ts'
import * as contract from './contract.ts'
import * as kept from './contract/history.ts'
import * as settings from './contract/settings.ts'
import { findFiles } from './queries/files.ts'
import { projectHistory } from './queries/history.ts'
import { listProjects } from './queries/list.ts'
import { readLists } from './queries/lists.ts'
import { findAttachable, showHolding, showProject } from './queries/show.ts'

export const projectRoutes = [
  on(contract.listProjects, 'projects.read', listProjects),
  on(contract.projectOf, 'projects.read', showHolding),
  on(contract.showProject, 'projects.read', (act, { id }) => showProject(act, id)),
  on(kept.projectHistory, 'projects.read', projectHistory),
  on(kept.listProjectFiles, 'projects.read', findFiles),
  on(kept.addProjectFile, 'projects.write', keepFile),
  on(kept.readProjectFile, 'projects.read', openFile),
  on(kept.removeProjectFile, 'projects.write', dropFile),
  on(contract.createProject, 'projects.write', createProject),
  on(contract.updateProject, 'projects.write', updateProject),
  on(contract.moveProject, 'projects.write', moveProject),
  on(contract.deleteProject, 'projects.delete', deleteProject),
  on(contract.addPerson, 'projects.write', addPerson),
  on(contract.removePerson, 'projects.write', removePerson),
  on(contract.listAttachable, 'projects.write', findAttachable),
  on(contract.attachDocument, 'projects.write', attachDocument),
  on(contract.detachDocument, 'projects.write', detachDocument),
  on(settings.projectLists, 'projects.read', readLists),
  on(settings.saveSteps, 'projects.administer', saveSteps),
  on(settings.addKind, 'projects.write', createKind),
  on(settings.changeKind, 'projects.administer', editKind),
  on(settings.addVenue, 'projects.write', createVenue),
  on(settings.changeVenue, 'projects.write', editVenue),
]
