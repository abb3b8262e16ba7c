import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport';
import { API_KEY_STRATEGY } from '../platform/auth/access.guard';
import type { ApiClientPrincipal } from '../platform/auth/principal';
import { ApiClientsService } from './api-clients.service';

type Verified = (error: Error | null, client?: ApiClientPrincipal | null) => void;

interface WithHeaders {
  headers: Record<string, string | string[] | undefined>;
}

/** Reads the key from the header `X-Api-Key`; nothing of passport's own does just that. */
class HeaderKeyStrategy extends Strategy {
  constructor(private readonly verify: (key: string, done: Verified) => void) {
    super();
  }

  override authenticate(request: WithHeaders): void {
    const key = request.headers['x-api-key'];
    if (typeof key !== 'string') return this.fail(401);
    this.verify(key, (error, client) => {
      if (error) this.error(error);
      else if (client) this.success(client);
      else this.fail(401);
    });
  }
}

/** Knows another system by its key. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(HeaderKeyStrategy, API_KEY_STRATEGY) {
  constructor(private readonly clients: ApiClientsService) {
    super();
  }

  validate(key: string): Promise<ApiClientPrincipal | null> {
    return this.clients.identify(key);
  }
}
