import { StoryService } from '../runtime/StoryService';
import { carrierGateway } from './carrier-gateway';
import { ledgerService } from './ledger-service';
import { legacyScanner } from './legacy-scanner';
import { nightReport } from './night-report';
import { notificationService } from './notification-service';
import { orderService } from './order-service';
import { paymentService } from './payment-service';
import { shipmentPlanner } from './shipment-planner';
import { stockService } from './stock-service';
import { storefront } from './storefront';

/** Everybody at work. */
export const services: StoryService[] = [
  storefront,
  orderService,
  stockService,
  paymentService,
  ledgerService,
  shipmentPlanner,
  carrierGateway,
  notificationService,
  nightReport,
  legacyScanner,
];
