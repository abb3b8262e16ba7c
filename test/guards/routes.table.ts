/**
 * Who may call what, written by hand, one route a line: method | path | who. `ANYONE`, or roles in any order;
 * `STAFF` stands for every role of staff. The guard fails when a route is missing here, or is here and is not
 * there, or lets in somebody else. Add the lines of a new module under a heading of its own.
 */
export const ROUTES = `
# operations
GET   | /health/live              | ANYONE
GET   | /health/ready             | ANYONE
GET   | /metrics                  | ANYONE
GET   | /api/v1/alarms            | ADMIN AUDITOR PROVINCIAL_OFFICE
GET   | /api/v1/jobs              | ADMIN AUDITOR
POST  | /api/v1/jobs/:name/run    | ADMIN

# units
GET   | /api/v1/units             | ANYONE
GET   | /api/v1/units/:code       | ANYONE
POST  | /api/v1/units             | ADMIN
PATCH | /api/v1/units/:code       | ADMIN

# accounts
POST  | /api/v1/auth/login        | ANYONE
POST  | /api/v1/auth/refresh      | ANYONE
POST  | /api/v1/auth/logout       | ANYONE
GET   | /api/v1/auth/me           | STAFF
POST  | /api/v1/accounts          | ADMIN
GET   | /api/v1/accounts          | ADMIN
PATCH | /api/v1/accounts/:id      | ADMIN
POST  | /api/v1/api-clients       | ADMIN
GET   | /api/v1/api-clients       | ADMIN
PATCH | /api/v1/api-clients/:id   | ADMIN

# calendar
GET   | /api/v1/calendar/days               | ANYONE
GET   | /api/v1/calendar/years              | ANYONE

# sla
GET   | /api/v1/sla-policies                | STAFF
POST  | /api/v1/sla-policies                | ADMIN
PUT   | /api/v1/sla-policies/:key           | ADMIN
POST  | /api/v1/calendar/changes            | ADMIN
GET   | /api/v1/calendar/changes/:id        | ADMIN AUDITOR
POST  | /api/v1/calendar/changes/:id/apply  | ADMIN

# routing
GET    | /api/v1/routing-rules                | ADMIN PROVINCIAL_OFFICE INTAKE_OFFICER SUPERVISOR AUDITOR
POST   | /api/v1/routing-rules                | ADMIN
PUT    | /api/v1/routing-rules/:key           | ADMIN
DELETE | /api/v1/routing-rules/:key           | ADMIN
GET    | /api/v1/routing-rules/:key/versions  | ADMIN PROVINCIAL_OFFICE INTAKE_OFFICER SUPERVISOR AUDITOR
POST   | /api/v1/routing-rules/try            | ADMIN PROVINCIAL_OFFICE INTAKE_OFFICER SUPERVISOR AUDITOR
GET    | /api/v1/intake-policies              | ADMIN
PUT    | /api/v1/intake-policies              | ADMIN
`;
