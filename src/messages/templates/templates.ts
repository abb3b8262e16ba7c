import type { Audience } from '../message';
import { CITIZEN_TEMPLATES } from './citizen.templates';
import { STAFF_TEMPLATES } from './staff.templates';
import { SYSTEM_TEMPLATES } from './system.templates';
import type { Template } from './template';

export type StaffTemplate = keyof typeof STAFF_TEMPLATES;
export type CitizenTemplate = keyof typeof CITIZEN_TEMPLATES;
export type SystemTemplate = keyof typeof SYSTEM_TEMPLATES;

/** Every template by its key, for whom it is. A key begins with its audience, and the database checks that. */
export const TEMPLATES: readonly { key: string; audience: Audience; template: Template }[] = [
  ...entries('STAFF', STAFF_TEMPLATES),
  ...entries('CITIZEN', CITIZEN_TEMPLATES),
  ...entries('SYSTEM', SYSTEM_TEMPLATES),
];

/** The template with this key among those of the audience: one for another audience is as good as none. */
export function templateOf(audience: Audience, key: string): Template | undefined {
  return TEMPLATES.find((each) => each.audience === audience && each.key === key)?.template;
}

function entries(audience: Audience, templates: Readonly<Record<string, Template>>) {
  return Object.entries(templates).map(([key, template]) => ({ key, audience, template }));
}
