import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CITIZEN, type Principal, type Role } from './principal';

export const ACCESS = 'pakn:access';

/**
 * Who may call a route. `'ANYONE'` still reads credentials that are sent, and refuses wrong ones; `'UNASKED'` does
 * not look at them: a client whose token has run out must be able to sign in again.
 */
export type Access = 'ANYONE' | 'UNASKED' | readonly Role[];

/** The route is open; a principal is known only when credentials are sent. */
export const Anyone = () => SetMetadata(ACCESS, 'ANYONE' satisfies Access);

/** The route is open, and credentials that are sent along are not looked at. */
export const Unasked = () => SetMetadata(ACCESS, 'UNASKED' satisfies Access);

/** The route is for holders of one of these roles, at whatever unit; services check the unit. */
export const Roles = (...roles: readonly Role[]) => SetMetadata(ACCESS, roles);

/** Every signed-in member of staff. */
export const AnyStaff = () =>
  Roles(
    'INTAKE_OFFICER',
    'UNIT_OFFICER',
    'UNIT_HEAD',
    'SUPERVISOR',
    'PROVINCIAL_OFFICE',
    'ADMIN',
    'AUDITOR',
  );

export interface RequestWithPrincipal extends FastifyRequest {
  principal?: Principal;
}

export const CurrentPrincipal = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal =>
    context.switchToHttp().getRequest<RequestWithPrincipal>().principal ?? CITIZEN,
);
