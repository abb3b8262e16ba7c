import type { Template } from './template';

const EVENT = {
  vi: { subject: '{code}', text: '{code}', short: '{code}' },
  en: { subject: '{code}', text: '{code}', short: '{code}' },
};

/** Events that other systems are told of: the payload is sent as data, so the words are not used. */
export const SYSTEM_TEMPLATES = {
  'system.petition-changed': {
    purpose: {
      vi: 'Một phản ánh, kiến nghị vừa chuyển trạng thái.',
      en: 'A petition has just been acted upon: which action, and the state it led to.',
    },
    ...EVENT,
    sample: {
      id: '019d6a7e-3c00-7000-8000-000000000001',
      code: 'H19.PA.2026.000123',
      action: 'approve-answer',
      state: 'ANSWERED',
      version: 6,
      unitCode: 'SXD',
      occurredAt: '2026-04-16T02:00:00.000Z',
    },
  },
  'system.webhook-test': {
    purpose: {
      vi: 'Tin thử, gửi theo yêu cầu của quản trị viên.',
      en: 'A trial, sent when an administrator asks for it.',
    },
    ...EVENT,
    sample: { code: 'TEST' },
  },
} as const satisfies Readonly<Record<`system.${string}`, Template>>;
