/**
 * Who may call what, written by hand, one route a line: method | path | who. `ANYONE` (whose credentials are read when
 * they are sent), `UNASKED` (whose credentials are not looked at), or roles in any order;
 * `STAFF` stands for every role of staff. The guard fails when a route is missing here, or is here and is not
 * there, or lets in somebody else. Add the lines of a new module under a heading of its own.
 */
export const ROUTES = `
# operations
GET   | /health/live              | ANYONE
GET   | /health/ready             | ANYONE
GET   | /metrics                  | UNASKED
GET   | /api/v1/alarms            | ADMIN AUDITOR PROVINCIAL_OFFICE
GET   | /api/v1/jobs              | ADMIN AUDITOR
POST  | /api/v1/jobs/:name/run    | ADMIN
GET   | /api/v1/jobs/:name/set-aside | ADMIN AUDITOR
POST  | /api/v1/jobs/:name/release | ADMIN

# units
GET   | /api/v1/units             | ANYONE
GET   | /api/v1/units/:code       | ANYONE
POST  | /api/v1/units             | ADMIN
PATCH | /api/v1/units/:code       | ADMIN

# accounts
POST  | /api/v1/auth/login        | UNASKED
POST  | /api/v1/auth/refresh      | UNASKED
POST  | /api/v1/auth/logout       | UNASKED
GET   | /api/v1/auth/me           | STAFF
PATCH | /api/v1/auth/me           | STAFF
POST  | /api/v1/accounts          | ADMIN
GET   | /api/v1/accounts          | ADMIN
PATCH | /api/v1/accounts/:id      | ADMIN
POST  | /api/v1/api-clients       | ADMIN
GET   | /api/v1/api-clients       | ADMIN
PATCH | /api/v1/api-clients/:id   | ADMIN

# calendar
GET   | /api/v1/calendar/days               | ANYONE
GET   | /api/v1/calendar/years              | ANYONE

# messages
GET   | /api/v1/inbox                         | STAFF
GET   | /api/v1/inbox/unread-count            | STAFF
POST  | /api/v1/inbox/read-all                | STAFF
POST  | /api/v1/inbox/:id/read                | STAFF
GET   | /api/v1/messages                      | ADMIN
POST  | /api/v1/messages/:id/retry            | ADMIN
POST  | /api/v1/messages/:id/cancel           | ADMIN
GET   | /api/v1/settings/messages             | PROVINCIAL_OFFICE ADMIN
PUT   | /api/v1/settings/messages             | PROVINCIAL_OFFICE ADMIN
GET   | /api/v1/message-templates             | ADMIN
POST  | /api/v1/message-templates/:key/preview  | ADMIN
GET   | /api/v1/webhooks                      | ADMIN
GET   | /api/v1/webhooks/:id                  | ADMIN
POST  | /api/v1/webhooks                      | ADMIN
PATCH | /api/v1/webhooks/:id                  | ADMIN
DELETE | /api/v1/webhooks/:id                 | ADMIN
POST  | /api/v1/webhooks/:id/rotate-secret    | ADMIN
POST  | /api/v1/webhooks/:id/test             | ADMIN
GET   | /api/v1/webhooks/:id/deliveries       | ADMIN

# sla
GET   | /api/v1/sla-policies                | STAFF
POST  | /api/v1/sla-policies                | ADMIN
PUT   | /api/v1/sla-policies/:key           | ADMIN
POST  | /api/v1/sla-policies/changes            | ADMIN
GET   | /api/v1/sla-policies/changes/:id        | ADMIN AUDITOR
POST  | /api/v1/sla-policies/changes/:id/apply  | ADMIN
GET   | /api/v1/ladders                         | STAFF
POST  | /api/v1/ladders/changes                 | ADMIN
GET   | /api/v1/ladders/changes/:id             | ADMIN AUDITOR
POST  | /api/v1/ladders/changes/:id/apply       | ADMIN
POST  | /api/v1/calendar/changes            | ADMIN
GET   | /api/v1/calendar/changes/:id        | ADMIN AUDITOR
POST  | /api/v1/calendar/changes/:id/apply  | ADMIN

# petitions
GET  | /api/v1/petitions                           | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id                       | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id/events                | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id/interim-updates            | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
POST | /api/v1/petitions/:id/interim-updates            | UNIT_OFFICER UNIT_HEAD INTAKE_OFFICER
POST | /api/v1/petitions/:id/interim-updates/send       | PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/interim-updates/send-back  | PROVINCIAL_OFFICE
GET  | /api/v1/petitions/:id/messages              | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id/clocks                | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id/clocks/:kind/explain  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id/holdings              | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
POST | /api/v1/petitions/:id/receive               | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/refuse                | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/assign                | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/accept                | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/return                | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/forward               | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/propose-answer        | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/approve-answer        | UNIT_HEAD
POST | /api/v1/petitions/:id/reject-answer         | UNIT_HEAD PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/publish               | PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/divert                 | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/offer-transfer         | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/accept-transfer        | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/refuse-transfer        | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/request-supplement     | INTAKE_OFFICER PROVINCIAL_OFFICE UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/supplement             | INTAKE_OFFICER PROVINCIAL_OFFICE UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/request-extension      | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/decide-extension       | PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/ask-contribution       | INTAKE_OFFICER PROVINCIAL_OFFICE UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/contribute             | UNIT_OFFICER UNIT_HEAD
POST | /api/v1/petitions/:id/close                  | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/withdraw               | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/reopen                 | INTAKE_OFFICER PROVINCIAL_OFFICE

# duplicates, merging and splitting
GET  | /api/v1/petitions/:id/duplicates            | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
POST | /api/v1/petitions/duplicates                | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/merge                 | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/unmerge               | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/split                 | INTAKE_OFFICER PROVINCIAL_OFFICE

# the sender's identity
POST | /api/v1/petitions/:id/reveal-identity                   | INTAKE_OFFICER PROVINCIAL_OFFICE UNIT_OFFICER UNIT_HEAD
GET  | /api/v1/petitions/:id/identity-access                   | INTAKE_OFFICER PROVINCIAL_OFFICE UNIT_OFFICER UNIT_HEAD AUDITOR
POST | /api/v1/petitions/:id/identity-grants                   | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/identity-grants/:grantId/revoke   | INTAKE_OFFICER PROVINCIAL_OFFICE
POST | /api/v1/petitions/:id/about-unit                        | INTAKE_OFFICER PROVINCIAL_OFFICE

# attachments
POST  | /api/v1/tracking/:code/attachments                 | ANYONE
GET   | /api/v1/tracking/:code/attachments                 | ANYONE
GET   | /api/v1/tracking/:code/attachments/:attachmentId   | ANYONE
POST  | /api/v1/petitions/:id/attachments                  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD PROVINCIAL_OFFICE
GET   | /api/v1/petitions/:id/attachments                  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET   | /api/v1/petitions/:id/attachments/:attachmentId    | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
PATCH | /api/v1/petitions/:id/attachments/:attachmentId    | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD PROVINCIAL_OFFICE

# publication
POST | /api/v1/petitions/:id/publication-check     | PROVINCIAL_OFFICE INTAKE_OFFICER
GET  | /api/v1/publications                        | ANYONE
GET  | /api/v1/publications/:code                  | ANYONE

# exports
GET  | /api/v1/petitions/export.xlsx               | INTAKE_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/export.csv                | INTAKE_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/exports                             | AUDITOR

# saved filters
GET    | /api/v1/saved-filters      | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
POST   | /api/v1/saved-filters      | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET    | /api/v1/saved-filters/:id  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
PATCH  | /api/v1/saved-filters/:id  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
DELETE | /api/v1/saved-filters/:id  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR

# intake
POST | /api/v1/petitions                           | ANYONE
GET  | /api/v1/tracking/:code                      | ANYONE
POST | /api/v1/tracking/:code/supplement           | ANYONE
POST | /api/v1/tracking/:code/withdraw             | ANYONE
POST | /api/v1/tracking/:code/rate                 | ANYONE
POST | /api/v1/tracking/:code/reopen               | ANYONE

# routing
GET    | /api/v1/routing-rules                | ADMIN PROVINCIAL_OFFICE INTAKE_OFFICER SUPERVISOR AUDITOR
POST   | /api/v1/routing-rules                | ADMIN
PUT    | /api/v1/routing-rules/:key           | ADMIN
DELETE | /api/v1/routing-rules/:key           | ADMIN
GET    | /api/v1/routing-rules/:key/versions  | ADMIN PROVINCIAL_OFFICE INTAKE_OFFICER SUPERVISOR AUDITOR
POST   | /api/v1/routing-rules/try            | ADMIN PROVINCIAL_OFFICE INTAKE_OFFICER SUPERVISOR AUDITOR
GET    | /api/v1/intake-policies              | ADMIN
PUT    | /api/v1/intake-policies              | ADMIN

# escalation
GET  | /api/v1/escalations                | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/petitions/:id/escalations  | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR

# notices
POST | /api/v1/notices/draft               | PROVINCIAL_OFFICE
POST | /api/v1/notices/draft-chairman-list | PROVINCIAL_OFFICE
GET  | /api/v1/notices                     | PROVINCIAL_OFFICE SUPERVISOR AUDITOR UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
GET  | /api/v1/notices/register            | PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/notices/register.xlsx       | PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/notices/:id                 | PROVINCIAL_OFFICE SUPERVISOR AUDITOR UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
GET  | /api/v1/notices/:id/document.docx   | PROVINCIAL_OFFICE SUPERVISOR AUDITOR UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
GET  | /api/v1/notices/:id/document.pdf    | PROVINCIAL_OFFICE SUPERVISOR AUDITOR UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
POST | /api/v1/notices/:id/revise          | PROVINCIAL_OFFICE
POST | /api/v1/notices/:id/approve         | PROVINCIAL_OFFICE
POST | /api/v1/notices/:id/issue           | PROVINCIAL_OFFICE
POST | /api/v1/notices/:id/acknowledge     | UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
POST | /api/v1/notices/:id/answer          | UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
GET  | /api/v1/units/:code/late            | PROVINCIAL_OFFICE SUPERVISOR AUDITOR UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
GET  | /api/v1/units/:code/notices         | PROVINCIAL_OFFICE SUPERVISOR AUDITOR UNIT_HEAD UNIT_OFFICER INTAKE_OFFICER
POST | /api/v1/notices/:id/cancel          | PROVINCIAL_OFFICE
GET  | /api/v1/settings/letterhead         | PROVINCIAL_OFFICE ADMIN
PUT  | /api/v1/settings/letterhead         | PROVINCIAL_OFFICE ADMIN
POST | /api/v1/settings/letterhead/preview | PROVINCIAL_OFFICE ADMIN
GET  | /api/v1/settings/reminders          | PROVINCIAL_OFFICE ADMIN
PUT  | /api/v1/settings/reminders          | PROVINCIAL_OFFICE ADMIN

# reports
GET  | /api/v1/supervision/overdue     | SUPERVISOR PROVINCIAL_OFFICE AUDITOR UNIT_HEAD UNIT_OFFICER
GET  | /api/v1/supervision/due-soon    | SUPERVISOR PROVINCIAL_OFFICE AUDITOR UNIT_HEAD UNIT_OFFICER
GET  | /api/v1/supervision/late-steps  | SUPERVISOR PROVINCIAL_OFFICE AUDITOR UNIT_HEAD UNIT_OFFICER
GET  | /api/v1/supervision/interim-updates | INTAKE_OFFICER UNIT_OFFICER UNIT_HEAD SUPERVISOR PROVINCIAL_OFFICE AUDITOR
GET  | /api/v1/supervision/summary     | SUPERVISOR PROVINCIAL_OFFICE AUDITOR UNIT_HEAD UNIT_OFFICER
`;
